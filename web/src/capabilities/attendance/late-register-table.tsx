import { type LateRegisters, remindOfRegisters, watchLateRegisters } from '@matricula/contract/attendance'
import type { TermId } from '@matricula/contract/kernel'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Id } from '#design/id.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { NarrowOnly } from '#design/table/narrow-only.tsx'
import { toast } from '#design/toast.tsx'
import { now } from '#platform/clock.ts'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useCommand, useReplyPages } from '#platform/use-reply.ts'

/** Sections of a term whose registers are missing, each with a way to remind those who teach it. */
export function LateRegisterTable({ termId }: { readonly termId: TermId }) {
  const { t } = useTranslation('attendance')
  const list = useReplyPages(watchLateRegisters, { params: { termId } })
  const mayRemind = useSession().can('attendance.remind')
  const columns: Column<LateRegisters>[] = [
    { key: 'section', head: t('late.section'), names: true, cell: sectionOf },
    { key: 'teachers', head: t('late.teachers'), wideOnly: true, cell: teachersOf },
    { key: 'missing', head: t('late.missing'), align: 'end', cell: missingOf },
    { key: 'reminded', head: t('late.reminded'), wideOnly: true, cell: remindedOf },
    ...(mayRemind
      ? [
          {
            key: 'remind',
            head: t('late.remindHead'),
            align: 'end' as const,
            cell: remindOf,
          },
        ]
      : []),
  ]
  return (
    <>
      <p className="muted">{t('late.about')}</p>
      <DataTable
        label={t('late')}
        {...list.table}
        keyOf={({ sectionId }) => sectionId}
        empty={t('late.none')}
        columns={columns}
      />
    </>
  )
}

interface OfLate {
  readonly late: LateRegisters
}

const sectionOf = (late: LateRegisters) => (
  <>
    <Link to="/sections/$sectionId/attendance" params={{ sectionId: late.sectionId }}>
      <Id>{late.label}</Id> {late.title}
    </Link>
    <NarrowOnly>{teachersOf(late)}</NarrowOnly>
  </>
)

const missingOf = (late: LateRegisters) => <Missing late={late} />
const remindedOf = (late: LateRegisters) => <Reminded late={late} />
const remindOf = (late: LateRegisters) => <Remind late={late} />
const teachersOf = ({ instructors }: LateRegisters) => instructors.map(({ name }) => name).join(', ')

function Missing({ late: { meetings } }: OfLate) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const [oldest] = meetings
  return (
    <>
      {format.number(meetings.length)}
      {oldest && <span className="muted"> {t('late.since', { day: format.shortDay(oldest.date) })}</span>}
    </>
  )
}

function Reminded({ late: { remindedAt } }: OfLate) {
  const format = useFormat()
  return remindedAt === undefined ? null : format.shortDay(format.dayOf(remindedAt))
}

function Remind({ late: { sectionId, label, instructors, remindedAt } }: OfLate) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const command = useCommand(remindOfRegisters)
  const remind = async () => {
    try {
      await command.run({ params: { sectionId } })
    } catch {
      // The refusal is drawn beside the button, from the command.
      return
    }
    toast(t('late.done', { section: label }))
  }
  if (instructors.length === 0) return <span className="muted">{t('late.nobody')}</span>
  if (remindedAt !== undefined && format.dayOf(remindedAt) === format.dayOf(now().toISOString()))
    return <span className="muted">{t('late.remindedToday')}</span>
  return (
    <>
      <Button size="small" pending={command.pending && t('late.pending')} onClick={() => void remind()}>
        {t('late.remind')}
        <span className="visually-hidden"> {label}</span>
      </Button>
      {command.error !== undefined && <ProblemNote problem={command.error} />}
    </>
  )
}
