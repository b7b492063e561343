import { type FinalRoster, type RosterLine, readFinalGrades } from '@matricula/contract/finals'
import { room, type SectionId } from '@matricula/contract/kernel'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Id } from '#design/id.tsx'
import { Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { useFormat } from '#platform/format.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { DoubleEntry } from './double-entry.tsx'
import styles from './finals.module.css'
import { GradeList, Who } from './grade-list.tsx'
import { Moves } from './moves.tsx'
import { RosterTag } from './roster-tag.tsx'
import { useGradeEntry } from './use-grade-entry.ts'

/** The final grades of a section: entering them, and moving them on until they are on the record. */
export function SectionFinals({ sectionId }: { readonly sectionId: SectionId }) {
  const { t } = useTranslation('finals')
  const { data, error, refetch } = useReply(readFinalGrades, { params: { sectionId } })
  useRoom(room.section(sectionId))
  if (data === undefined) {
    return error === null ? (
      <Skeleton rows={10} />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    )
  }
  if (data.lines.length === 0) return <EmptyState sentence={t('noStudents')} />
  return <Roster roster={data} />
}

function Roster({ roster }: { readonly roster: FinalRoster }) {
  const { t } = useTranslation('finals')
  const { queue, entries } = useGradeEntry(roster.sectionId)
  const { lines, missing, state } = roster
  const mayEnter = roster.options.some(({ move, open }) => move === 'enter' && open)
  const unsaved = entries.size
  return (
    <>
      <div className={styles.head}>
        <RosterTag state={state} />
        <p className="muted" role="status">
          {state === 'open'
            ? t('progress', { settled: lines.length - missing, all: lines.length })
            : t(`about.${state}`)}{' '}
          {mayEnter && t(unsaved === 0 ? 'entry.saved' : 'entry.unsaved', { count: unsaved })}
        </p>
      </div>
      <DoubleEntry roster={roster} />
      {mayEnter && <ProposeButton roster={roster} />}
      <Moves roster={roster} />
      {mayEnter ? (
        <GradeList roster={roster} queue={queue} entries={entries} label={t('title')} />
      ) : (
        <Grades roster={roster} />
      )}
      {roster.steps.length > 0 && <Steps roster={roster} />}
    </>
  )
}

const ProposalDialog = lazy(async () => ({
  default: (await import('./proposal-dialog.tsx')).ProposalDialog,
}))

function ProposeButton({ roster }: { readonly roster: FinalRoster }) {
  const { t } = useTranslation('finals')
  const [opened, setOpened] = useState(false)
  return (
    <div className={styles.moves}>
      <Button onClick={() => setOpened(true)}>{t('propose')}</Button>
      {opened && (
        <Suspense>
          <ProposalDialog roster={roster} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Grades to read; once they are on the record, a change can be asked for. */
function Grades({ roster }: { readonly roster: FinalRoster }) {
  const { t } = useTranslation('finals')
  const [changing, setChanging] = useState<RosterLine>()
  const mayChange = roster.options.some(({ move, open }) => move === 'change' && open)
  return (
    <>
      <DataTable
        label={t('title')}
        rows={roster.lines}
        keyOf={({ studentId }) => studentId}
        columns={[...columnsOf(t), ...(mayChange ? [changeColumn(t, setChanging)] : [])]}
        empty={t('noStudents')}
      />
      {changing && <ChangeDialog roster={roster} line={changing} onClose={() => setChanging(undefined)} />}
    </>
  )
}

type Words = ReturnType<typeof useTranslation<'finals'>>['t']

const columnsOf = (t: Words): Column<RosterLine>[] => [
  { key: 'student', head: t('student'), names: true, cell: (line) => <Who line={line} /> },
  {
    key: 'grade',
    head: t('grade'),
    cell: ({ onRecord, grade }) => <span className={styles.grade}>{onRecord ?? grade ?? '–'}</span>,
  },
  { key: 'remark', head: t('remark'), wideOnly: true, cell: (line) => remarkOn(t, line) },
]

/** What became of the grade since it was posted, or why there is none. */
const remarkOn = (t: Words, { grade, reason = '', onRecord = grade }: RosterLine): string =>
  grade === undefined || onRecord === grade ? reason : t('postedAs', { grade })

const changeColumn = (t: Words, ask: (line: RosterLine) => void): Column<RosterLine> => ({
  key: 'change',
  head: t('change.column'),
  align: 'end',
  cell: (line) => (
    <Button size="small" onClick={() => ask(line)}>
      {t('change.ask')}
      <span className="visually-hidden"> {line.name}</span>
    </Button>
  ),
})

/** Who did what, and when; with the checksum of what was posted. */
function Steps({ roster }: { readonly roster: FinalRoster }) {
  const { t } = useTranslation('finals')
  const format = useFormat()
  return (
    <Section title={t('steps')}>
      <ol className={styles.steps}>
        {roster.steps.map(({ step, by, at, note }) => (
          <li key={`${step} ${at}`}>
            {t(`step.${step}`, { by })} <time dateTime={at}>{format.dateTime(at)}</time>
            {note !== undefined && <span className="muted"> {t('step.note', { note })}</span>}
          </li>
        ))}
      </ol>
      {roster.checksum !== undefined && (
        <p className="muted">
          {t('checksum')} <Id>{roster.checksum.slice(0, 16)}</Id>
        </p>
      )}
    </Section>
  )
}
