import type { AcademicRecord, RecordCourse, RecordTerm } from '@matricula/contract/records'
import { useTranslation } from 'react-i18next'
import { AttendanceLine, StandingLine } from '#capabilities/attendance/index.ts'
import { hueOf } from '#design/course-hue.ts'
import { Id } from '#design/id.tsx'
import { Section } from '#design/page.tsx'
import { Tag } from '#design/tag.tsx'
import { isolated, useFormat } from '#platform/format.ts'
import styles from './academic-record.module.css'
import { CountedWhy } from './counted-why.tsx'
import { CourseMarks } from './course-marks.tsx'
import { TermAverages } from './term-averages.tsx'

interface TermOfRecordProps {
  readonly term: RecordTerm
  readonly names: AcademicRecord['scheme']['names']
}

/** One term: what was taken, for how many credits, and how it went. */
export function TermOfRecord({ term, names }: TermOfRecordProps) {
  const { t } = useTranslation('records')
  const format = useFormat()
  const credits = t('credits', { count: term.credits, credits: format.number(term.credits) })
  return (
    <Section title={term.title} actions={<span className="muted">{credits}</span>}>
      <TermAverages term={term} names={names} />
      <Together term={term} />
      <ul className={styles.courses}>
        {term.courses.map((course) => (
          <li key={course.sectionId} className={styles.course} data-hue={hueOf(course.courseId)}>
            <Course course={course} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** All courses of the term together, where they are too few though each may suffice. */
function Together({ term }: { readonly term: RecordTerm }) {
  const { t } = useTranslation('records')
  const standing = term.attendanceStanding
  if (standing === undefined || standing.state === 'safe') return null
  return (
    <p>
      {t('attendance.together')} <StandingLine standing={standing} />
    </p>
  )
}

/** How a grade came to be, where it is not what was posted at first. */
function GradeChain({ steps = [] }: { readonly steps?: RecordCourse['gradeSteps'] }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  const due = steps.at(-1)?.dueOn
  if (steps.length < 2 && due === undefined) return null
  return (
    <ol className={styles.chain}>
      {steps.map(({ step, grade, result, at }) => (
        <li key={at} className="muted">
          {t(`step.${stepNames.find((name) => name === step) ?? 'other'}`, {
            grade: isolated(grade),
            result: isolated(result),
          })}{' '}
          <time dateTime={at}>{format.day(at.slice(0, 10))}</time>
        </li>
      ))}
      {due !== undefined && <li>{t('step.due', { day: format.day(due) })}</li>}
    </ol>
  )
}

const stepNames = [
  'posted',
  'correction',
  'late-grade',
  'incomplete',
  'resit',
  'revaluation',
  'grace',
  'moderation',
  'extension',
  'lapse',
] as const

function Course({ course }: { readonly course: RecordCourse }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  return (
    <>
      <div className={styles.head}>
        <h3>
          {course.courseTitle}{' '}
          <Id className={styles.code}>
            {course.courseId} {course.code}
          </Id>
        </h3>
        <span className={styles.standing}>
          <span className="muted figures">
            {t('credits', { count: course.credits, credits: format.number(course.credits) })}
          </span>
          {course.grade !== undefined && (
            <strong className={styles.grade}>{t('gradeOf', { grade: isolated(course.grade) })}</strong>
          )}
          <Tag>{t(course.state === 'completed' ? 'completed' : 'enrolled')}</Tag>
        </span>
      </div>
      <GradeChain steps={course.gradeSteps} />
      <CountedWhy counted={course.counted} />
      {(course.attendance !== undefined || course.state === 'enrolled') && (
        <AttendanceLine counts={course.attendance} />
      )}
      {course.attendanceStanding !== undefined && course.state === 'enrolled' && (
        <StandingLine standing={course.attendanceStanding} />
      )}
      {course.marks.length > 0 && <CourseMarks course={course} />}
    </>
  )
}
