import type { Student } from '@matricula/contract/students'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { useFormat } from '#platform/format.ts'
import styles from './conflict-bar.module.css'
import { draftFields, draftOf } from './draft.ts'

interface ConflictBarProps {
  readonly opened: Student
  readonly latest: Student
  readonly onTheirs: () => void
  readonly onMine: () => void
}

/** Somebody saved the record meanwhile: says what moved, and lets the person decide. */
export function ConflictBar({ opened, latest, onTheirs, onMine }: ConflictBarProps) {
  const { t } = useTranslation('students')
  const format = useFormat()
  const [before, after] = [draftOf(opened), draftOf(latest)]
  const fields = draftFields.filter((field) => before[field] !== after[field])
  return (
    <div className={styles.bar} role="status">
      <p>{t('conflict.what', { fields: format.list(fields.map((field) => t(`field.${field}`))) })}</p>
      <div className={styles.actions}>
        <Button size="small" onClick={onTheirs}>
          {t('conflict.theirs')}
        </Button>
        <Button size="small" onClick={onMine}>
          {t('conflict.mine')}
        </Button>
      </div>
    </div>
  )
}
