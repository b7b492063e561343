import type { Counted } from '@matricula/contract/records'
import { useTranslation } from 'react-i18next'

/** In words, why a course does not count in an average as it usually would; nothing where it does. */
export function CountedWhy({ counted: { reason, by } }: { readonly counted: Counted }) {
  const { t } = useTranslation('records')
  if (reason === 'counted' || reason === 'in-progress' || reason === 'part') return null
  return <span className="muted">{t(`why.${reason}`, { course: by?.courseId ?? '' })}</span>
}
