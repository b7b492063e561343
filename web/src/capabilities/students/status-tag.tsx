import type { StudentRow } from '@matricula/contract/students'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '#design/tag.tsx'

const tones: Readonly<Record<StudentRow['status'], Tone>> = {
  active: 'ok',
  leave: 'warn',
  graduated: 'info',
  withdrawn: 'neutral',
}

/** Where a student stands, in a word. */
export function StatusTag({ status }: { readonly status: StudentRow['status'] }) {
  const { t } = useTranslation('students')
  return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>
}
