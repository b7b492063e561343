import { fullName, listStudents, type StudentRow, studentChanged } from '@matricula/contract/students'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { Id } from '#design/id.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { useLiveEvent } from '#platform/use-live.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import { StatusTag } from './status-tag.tsx'
import { useProgrammes } from './use-programmes.ts'

const route = getRouteApi('/signed-in/students')

/** The students in view, by name; more are fetched as the end comes near. */
export function StudentTable() {
  const { t } = useTranslation('students')
  const navigate = useNavigate()
  const { find, programme, cohort, status } = useDeferredValue(route.useSearch())
  const { titleOf } = useProgrammes()
  const query = {
    ...(find !== undefined && { find }),
    ...(programme !== undefined && { programmeId: programme }),
    ...(cohort !== undefined && { cohort }),
    ...(status !== undefined && { status }),
  }
  const list = useReplyPages(listStudents, { query })
  const { hasNextPage, isFetchingNextPage, fetchNextPage, items } = list
  const looking = items?.length === 0 && hasNextPage
  useEffect(() => {
    if (looking && !isFetchingNextPage) void fetchNextPage()
  }, [looking, isFetchingNextPage, fetchNextPage])
  return (
    <DataTable
      label={t('list.title')}
      {...list.table}
      rows={looking ? undefined : items}
      keyOf={(student) => student.studentId}
      flashing={useJustChanged()}
      empty={Object.keys(query).length === 0 ? t('list.none') : <NothingFound />}
      columns={columnsOf(t, titleOf)}
      onOpen={({ studentId }) => void navigate({ to: '/students/$studentId', params: { studentId } })}
    />
  )
}

function NothingFound() {
  const { t } = useTranslation('students')
  const action = (
    <ButtonLink to="/students" search={{}}>
      {t('list.showEveryone')}
    </ButtonLink>
  )
  return <EmptyState sentence={t('list.nothing')} action={action} />
}

const flashTime = 2000

/** Students whom somebody else has changed within the last two seconds. */
function useJustChanged(): ReadonlySet<string> {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  useLiveEvent(studentChanged, ({ studentId }, { own }) => {
    if (!own && studentId !== undefined) setChanged((before) => new Set([...before, studentId]))
  })
  useEffect(() => {
    if (changed.size === 0) return undefined
    const timer = setTimeout(() => setChanged(new Set()), flashTime)
    return () => clearTimeout(timer)
  }, [changed])
  return changed
}

type Words = ReturnType<typeof useTranslation<'students'>>['t']

const columnsOf = (t: Words, titleOf: (programmeId: string) => string): Column<StudentRow>[] => [
  {
    key: 'name',
    head: t('list.name'),
    names: true,
    cell: (student) => (
      <Link to="/students/$studentId" params={{ studentId: student.studentId }}>
        <bdi>{fullName(student)}</bdi>
      </Link>
    ),
  },
  {
    key: 'roll',
    head: t('field.rollNumber'),
    cell: ({ rollNumber }) => <Id>{rollNumber}</Id>,
  },
  {
    key: 'programme',
    head: t('field.programmeId'),
    wideOnly: true,
    cell: ({ programmeId }) => titleOf(programmeId),
  },
  { key: 'cohort', head: t('field.cohort'), wideOnly: true, cell: ({ cohort }) => cohort },
  { key: 'status', head: t('field.status'), cell: ({ status }) => <StatusTag status={status} /> },
]
