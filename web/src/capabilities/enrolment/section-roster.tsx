import type { Section } from '@matricula/contract/catalogue'
import {
  enrolmentConfirmed,
  listRoster,
  type RosterEntry,
  waitlistPromoted,
} from '@matricula/contract/enrolment'
import { room, type SectionId } from '@matricula/contract/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchField } from '#design/fields/search-field.tsx'
import { Filters } from '#design/filters.tsx'
import { Id } from '#design/id.tsx'
import { Segmented } from '#design/segmented.tsx'
import { DataTable } from '#design/table/data-table.tsx'
import { Tag } from '#design/tag.tsx'
import { now } from '#platform/clock.ts'
import { type Format, useFormat } from '#platform/format.ts'
import { useLiveEvent, useRoom } from '#platform/use-live.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import type { Words } from './refusal-words.ts'

type List = 'enrolled' | 'waiting' | 'dropped'

/** The roster as a part of the page of a section. */
export const RosterTab = ({ section }: { readonly section: Section }) => (
  <SectionRoster sectionId={section.sectionId} />
)

/** Who sits in a section, who waits and who left it, live; what changed today says when. */
export function SectionRoster({ sectionId }: { readonly sectionId: SectionId }) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const [list, setList] = useState<List>('enrolled')
  const [find, setFind] = useState('')
  const roster = useReplyPages(listRoster, { params: { sectionId }, query: { state: list, limit: 100 } })
  const left = useReplyPages(listRoster, { params: { sectionId }, query: { state: 'dropped', limit: 100 } })
  const flashing = useArrivals(sectionId)
  useRoom(room.section(sectionId))
  // Whoever left today stays in sight among the others, marked, so that nobody vanishes while one looks.
  const gone = list === 'enrolled' ? (left.items ?? []).filter((entry) => isRecent(entry.since)) : []
  const rows =
    roster.items && inOrder([...roster.items, ...gone], list, format).filter((entry) => isFound(entry, find))
  return (
    <>
      <Filters find={<SearchField label={t('roster.filter')} value={find} onChange={setFind} />}>
        <Segmented
          label={t('roster.list')}
          value={list}
          onChange={setList}
          choices={[
            { value: 'enrolled', label: t('roster.enrolled') },
            { value: 'waiting', label: t('roster.waiting') },
            { value: 'dropped', label: t('roster.dropped') },
          ]}
        />
      </Filters>
      <DataTable
        label={t('roster.label')}
        {...roster.table}
        rows={rows}
        keyOf={(entry) => `${entry.state} ${entry.studentId}`}
        columns={columnsOf(t, format, list)}
        empty={t(`roster.none.${list}`)}
        flashing={flashing}
      />
    </>
  )
}

/** Rows that came while the page is open light up once. */
function useArrivals(sectionId: SectionId): ReadonlySet<string> {
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set())
  const arrive = (facts: {
    readonly studentId?: string | undefined
    readonly sectionIds?: readonly string[] | undefined
  }) => {
    if (facts.studentId === undefined || !facts.sectionIds?.includes(sectionId)) return
    setArrived(new Set([`enrolled ${facts.studentId}`]))
  }
  useLiveEvent(enrolmentConfirmed, arrive)
  useLiveEvent(waitlistPromoted, arrive)
  return arrived
}

const dayInMillis = 24 * 3600 * 1000
const isRecent = (instant: string): boolean => now().getTime() - Date.parse(instant) < dayInMillis

const inOrder = (entries: readonly RosterEntry[], list: List, format: Format): readonly RosterEntry[] =>
  list === 'waiting' ? entries : entries.toSorted((one, other) => format.compare(one.name, other.name))

function isFound(entry: RosterEntry, find: string): boolean {
  const text = find.trim().toLowerCase()
  return text === '' || `${entry.name} ${entry.rollNumber}`.toLowerCase().includes(text)
}

const columnsOf = (t: Words, format: Format, list: List) => [
  {
    key: 'name',
    head: t('roster.name'),
    names: true,
    cell: (entry: RosterEntry) => (
      <>
        {entry.name} <ChangeMark entry={entry} list={list} />
      </>
    ),
  },
  { key: 'number', head: t('roster.number'), cell: (entry: RosterEntry) => <Id>{entry.rollNumber}</Id> },
  {
    key: 'programme',
    head: t('roster.programme'),
    wideOnly: true,
    cell: (entry: RosterEntry) => <Id>{entry.programmeId}</Id>,
  },
  {
    key: 'since',
    head: t('roster.since'),
    wideOnly: true,
    cell: (entry: RosterEntry) => <time dateTime={entry.since}>{format.dateTime(entry.since)}</time>,
  },
]

/** "Dropped 10:42", "Added 09:15": what happened within a day. */
function ChangeMark({ entry, list }: { readonly entry: RosterEntry; readonly list: List }) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  if (list !== 'enrolled' || !isRecent(entry.since)) return null
  const when = format.time(entry.since)
  if (entry.state === 'dropped') return <Tag tone="warn">{t('roster.droppedAt', { when })}</Tag>
  return <Tag tone="info">{t('roster.addedAt', { when })}</Tag>
}
