import type { Grant } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import styles from './grants.module.css'

/** A role in words: what it is called, how far it reaches, and what it means. */
export function GrantWords({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation('identity')
  return (
    <span className={styles.words}>
      <span>
        <strong>{t(`role.${grant.role}`)}</strong> <Reach grant={grant} />
      </span>
      <span className="muted">{t(`role.means.${grant.role}`)}</span>
    </span>
  )
}

function Reach({ grant: { scope } }: { readonly grant: Grant }) {
  const { t } = useTranslation('identity')
  if (scope.kind === 'institution') return null
  return (
    <>
      {t(`scope.${scope.kind}`)} <bdi>{scope.id}</bdi>
    </>
  )
}
