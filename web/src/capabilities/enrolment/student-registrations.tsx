import { type Enrolment, listEnrolments } from '@matricula/contract/enrolment'
import { room, type StudentId } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { Id } from '#design/id.tsx'
import { DataTable } from '#design/table/data-table.tsx'
import { Tag, type Tone } from '#design/tag.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import type { Words } from './refusal-words.ts'

type Placed = Enrolment & { readonly place?: number | undefined }

const tones: Record<Enrolment['state'], Tone> = {
  enrolled: 'ok',
  waiting: 'info',
  dropped: 'neutral',
  completed: 'neutral',
}

/** Everything a student is or was registered for, the latest term first; inside the page of a student. */
export function StudentRegistrations({ studentId }: { readonly studentId: StudentId }) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const reply = useReply(listEnrolments, { params: { studentId } })
  useRoom(room.student(studentId))
  return (
    <DataTable
      label={t('student.registrations')}
      rows={reply.data?.items.toSorted(
        (one, other) =>
          other.termId.localeCompare(one.termId) || format.compare(one.courseId, other.courseId),
      )}
      keyOf={(one) => `${one.termId} ${one.sectionId}`}
      columns={columnsOf(t, format)}
      empty={t('student.none')}
      error={reply.error}
      onRetry={() => void reply.refetch()}
    />
  )
}

const columnsOf = (t: Words, format: Format) => [
  {
    key: 'course',
    head: t('courses.course'),
    names: true,
    cell: (one: Placed) => (
      <>
        <Id>
          {one.courseId} {one.code}
        </Id>{' '}
        {one.courseTitle}
      </>
    ),
  },
  { key: 'term', head: t('student.term'), cell: (one: Placed) => <Id>{one.termId}</Id> },
  {
    key: 'credits',
    head: t('courses.credits'),
    align: 'end' as const,
    wideOnly: true,
    cell: (one: Placed) => format.number(one.credits),
  },
  {
    key: 'state',
    head: t('student.state'),
    cell: (one: Placed) => (
      <Tag tone={tones[one.state]}>
        {one.place === undefined
          ? t(`state.${one.state}`)
          : t('row.place', { place: format.number(one.place) })}
      </Tag>
    ),
  },
  {
    key: 'since',
    head: t('student.since'),
    wideOnly: true,
    cell: (one: Placed) => <time dateTime={one.since}>{format.dateTime(one.since)}</time>,
  },
  { key: 'grade', head: t('student.grade'), wideOnly: true, cell: (one: Placed) => one.grade ?? '' },
]
