import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import styles from './data-grid.module.css'
import type { CellState } from './grid-column.ts'

/** What there is to say about the active cell, and what can be done about it. */
export function GridNote({ id, state }: { readonly id: string; readonly state: CellState | undefined }) {
  const { t } = useTranslation('design')
  if (state === undefined) return null
  if (state.kind !== 'conflict') {
    return (
      <span id={id} className={styles.note} data-state={state.kind}>
        {sentence(state, t)}
      </span>
    )
  }
  const mine = state.mine === '' ? t('grid.blank') : state.mine
  const theirs = state.theirs === '' ? t('grid.blank') : state.theirs
  return (
    <span className={styles.note} data-state="conflict">
      <span id={id}>{t('grid.conflict', { by: state.by, theirs })}</span>
      <Button size="small" onClick={state.keep}>
        {t('grid.keepMine', { mine })}
      </Button>
      <Button size="small" onClick={state.use}>
        {t('grid.useTheirs', { theirs })}
      </Button>
    </span>
  )
}

type Words = ReturnType<typeof useTranslation<'design'>>['t']
type Plain = Exclude<CellState, { readonly kind: 'conflict' }>

function sentence(state: Plain, t: Words): string {
  if ('message' in state) return state.message
  if (state.kind === 'live') return t('grid.changedBy', { by: state.by })
  if (state.kind === 'held') return t('grid.editedBy', { by: state.by })
  return t(state.kind === 'saving' ? 'grid.saving' : 'grid.queued')
}
