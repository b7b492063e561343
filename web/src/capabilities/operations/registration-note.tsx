import { listTerms } from '@matricula/contract/catalogue'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { Section } from '#design/page.tsx'
import { useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import styles from './today.module.css'

/** Which term a student can register for now, or when the next one opens; nothing where there is none. */
export function RegistrationNote({ now }: { readonly now: Date }) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const terms = useReply(listTerms, {})
  const instant = now.toISOString()
  const term = terms.data?.items
    .filter(({ registration }) => registration.closesAt > instant && !registration.paused)
    .toSorted((one, other) => one.registration.opensAt.localeCompare(other.registration.opensAt))[0]
  if (term === undefined) return null
  const open = term.registration.opensAt <= instant
  const when = format.dateTime(open ? term.registration.closesAt : term.registration.opensAt)
  return (
    <Section title={t('today.registration')}>
      <div className={styles.registration}>
        <span>
          {t(open ? 'today.registration.open' : 'today.registration.notOpen', { term: term.title, when })}
        </span>
        <ButtonLink to="/registration" look={open ? 'primary' : 'default'}>
          {t(open ? 'today.registration.add' : 'today.registration.plan')}
        </ButtonLink>
      </div>
    </Section>
  )
}
