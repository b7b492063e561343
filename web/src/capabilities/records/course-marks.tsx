import type { ReleasedMark } from '@matricula/contract/grading'
import type { RecordCourse } from '@matricula/contract/records'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#platform/format.ts'
import styles from './academic-record.module.css'

/** The released marks of one course, as a small table to read. */
export function CourseMarks({ course }: { readonly course: RecordCourse }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  return (
    <table className={styles.marks} aria-label={t('marks.label', { course: course.courseTitle })}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('mark.assessment')}</th>
          <th scope="col">{t('mark.weight')}</th>
          <th scope="col">{t('mark.mark')}</th>
        </tr>
      </thead>
      <tbody>
        {course.marks.map((mark) => (
          <tr key={mark.assessmentId}>
            <th scope="row">{mark.title}</th>
            <td className="muted">{format.percent(mark.weight / 100, 1)}</td>
            <td>
              <MarkInWords mark={mark} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MarkInWords({ mark }: { readonly mark: ReleasedMark }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  const { value, outOf } = mark
  if (value === null) return <span className="muted">{t('mark.blank')}</span>
  if (typeof value !== 'number') return <>{t(`mark.${value}`)}</>
  return <>{t('mark.outOf', { value: format.number(value), outOf: format.number(outOf) })}</>
}
