import { partsOf, type ReleasedMark } from '@matricula/contract/grading'
import type { RecordCourse } from '@matricula/contract/records'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#platform/format.ts'
import styles from './academic-record.module.css'

/** The released marks of one course, as a small table to read. */
export function CourseMarks({ course }: { readonly course: RecordCourse }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  // Where categories weigh, an assessment has no weight of its own.
  const byCategory = (course.marksTotal?.categories.length ?? 0) > 0
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
            <td className="muted">{byCategory ? '' : format.percent(mark.weight / 100, 1)}</td>
            <td>
              <MarkInWords mark={mark} />
            </td>
          </tr>
        ))}
      </tbody>
      {course.marksTotal && (
        <tfoot>
          <tr>
            <th scope="row">{t('mark.total')}</th>
            <td className="muted">
              {format.list(
                course.marksTotal.categories.map(({ title, hundredths }) =>
                  t('mark.category', { title, share: format.percent(hundredths / 10_000, 1) }),
                ),
              )}
            </td>
            <td>{format.percent(course.marksTotal.hundredths / 10_000, 1)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function MarkInWords({ mark }: { readonly mark: ReleasedMark }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  const { value, outOf } = mark
  if (value === null) return <span className="muted">{t('mark.blank')}</span>
  const parts = partsOf(value)
  if (parts.kind === 'word') return <>{t(`mark.${parts.word}`)}</>
  if (parts.kind === 'letter') return <bdi>{parts.letter}</bdi>
  const words = { value: format.number(parts.number), outOf: format.number(outOf) }
  return <>{t(parts.late ? 'mark.outOfLate' : 'mark.outOf', words)}</>
}
