import { useTranslation } from 'react-i18next'
import type { CellEntries } from './cell-entries.ts'

/** Whether all is saved; in words, since one stops looking at dots. */
export function SavingLine({ entries }: { readonly entries: CellEntries }) {
  const { t } = useTranslation('grading')
  const stages = [...entries.values()].flatMap((own) => Object.values(own).map((entry) => entry.stage))
  const count = (...wanted: readonly string[]) => stages.filter((stage) => wanted.includes(stage)).length
  const refused = count('error', 'conflict')
  const lost = count('queued')
  const onTheWay = count('saving')
  return <>{wordsOf()}</>

  function wordsOf(): string {
    if (lost > 0) return t('grid.lost', { count: lost })
    if (refused > 0) return t('grid.refused', { count: refused })
    return onTheWay > 0 ? t('grid.unsaved', { count: onTheWay }) : t('grid.saved')
  }
}
