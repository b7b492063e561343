import { type EligibilityLine, readEligibility } from '@matricula/contract/attendance'
import { readSection } from '@matricula/contract/catalogue'
import type { SectionId } from '@matricula/contract/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Id } from '#design/id.tsx'
import { Section } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useReply } from '#platform/use-reply.ts'
import { CondoneDialog } from './condone-dialog.tsx'
import styles from './meetings.module.css'
import { PacketButton } from './packet-button.tsx'
import { StandingTag, useAhead } from './standing-line.tsx'

/** Who may sit the examination, the shortest first; whoever answers for the section condones a shortage here. */
export function EligibilityList({ sectionId }: { readonly sectionId: SectionId }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const session = useSession()
  const ahead = useAhead()
  const { data, error, refetch } = useReply(readEligibility, { params: { sectionId } })
  const { data: section } = useReply(readSection, { params: { sectionId } })
  const [condoning, setCondoning] = useState<EligibilityLine>()
  const mayCondone = session.can('attendance.condone', { sectionId, departmentId: section?.departmentId })
  return (
    <Section
      title={t('eligibility')}
      actions={mayCondone && data?.lines.some(isShort) && <PacketButton sectionId={sectionId} />}
    >
      {data && (
        <p className="muted">
          {t('eligibility.rule', {
            minimum: format.percent(data.policy.minimum / 10_000),
            eligible: data.lines.filter(({ eligible }) => eligible).length,
            all: data.lines.length,
          })}
        </p>
      )}
      <DataTable
        label={t('eligibility')}
        rows={data?.lines.toSorted(byShare)}
        error={error}
        onRetry={() => void refetch()}
        keyOf={({ studentId }) => studentId}
        empty={t('register.noOne')}
        columns={[...columnsOf(t, format, ahead), ...(mayCondone ? [condoneColumn(t, setCondoning)] : [])]}
      />
      {condoning && (
        <CondoneDialog sectionId={sectionId} line={condoning} onClose={() => setCondoning(undefined)} />
      )}
    </Section>
  )
}

const isShort = ({ eligible, standing }: EligibilityLine): boolean =>
  !eligible || standing.state === 'condoned'

const byShare = (one: EligibilityLine, other: EligibilityLine): number =>
  (one.standing.share ?? 10_001) - (other.standing.share ?? 10_001)

type Words = ReturnType<typeof useTranslation<'attendance'>>['t']

const columnsOf = (
  t: Words,
  format: Format,
  ahead: ReturnType<typeof useAhead>,
): Column<EligibilityLine>[] => [
  {
    key: 'student',
    head: t('eligibility.student'),
    names: true,
    cell: ({ name, rollNumber }) => (
      <span className={styles.when}>
        {name}
        <Id className={styles.detail}>{rollNumber}</Id>
      </span>
    ),
  },
  {
    key: 'share',
    head: t('eligibility.share'),
    align: 'end',
    cell: ({ standing: { share } }) => (share === undefined ? '–' : format.percent(share / 10_000, 1)),
  },
  { key: 'standing', head: t('eligibility.standing'), cell: ({ standing }) => <StandingTag {...standing} /> },
  {
    key: 'ahead',
    head: t('eligibility.ahead'),
    wideOnly: true,
    cell: ({ standing, condonation }) =>
      condonation
        ? t('eligibility.condonedBy', { by: condonation.by, reason: condonation.reason })
        : (ahead(standing) ?? ''),
  },
]

const condoneColumn = (t: Words, ask: (line: EligibilityLine) => void): Column<EligibilityLine> => ({
  key: 'condone',
  head: t('condone.column'),
  align: 'end',
  cell: (line) =>
    line.eligible || line.standing.state === 'detained' ? (
      ''
    ) : (
      <Button size="small" onClick={() => ask(line)}>
        {t('condone')}
        <span className="visually-hidden"> {line.name}</span>
      </Button>
    ),
})
