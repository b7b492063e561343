import type { Student } from '@matricula/contract/students'
import { useTranslation } from 'react-i18next'
import { ConflictBar as Bar } from '#design/conflict-bar.tsx'
import { useFormat } from '#platform/format.ts'
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
    <Bar
      what={t('conflict.what', { fields: format.list(fields.map((field) => t(`field.${field}`))) })}
      theirs={t('conflict.theirs')}
      mine={t('conflict.mine')}
      onTheirs={onTheirs}
      onMine={onMine}
    />
  )
}
