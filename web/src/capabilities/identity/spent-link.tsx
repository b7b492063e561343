import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { problemIn } from '#platform/use-reply.ts'

/** Where to get another link when this one has been used or is too old. */
export function SpentLink({ problem }: { readonly problem: unknown }) {
  const { t } = useTranslation('identity')
  if (problemIn(problem)?.code !== 'link.spent') return null
  return <ButtonLink to="/forgot">{t('reset.another')}</ButtonLink>
}
