import type { FinalRoster } from '@matricula/contract/finals'
import { useTranslation } from 'react-i18next'
import { BarChart } from '#design/charts/bar-chart.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { NarrowOnly } from '#design/table/narrow-only.tsx'
import { Tag } from '#design/tag.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import styles from './finals.module.css'
import { Who } from './grade-list.tsx'
import type { ProposedGrade } from './proposed-grades.ts'

interface ProposalPreviewProps {
  readonly proposed: readonly ProposedGrade[]
  readonly scheme: FinalRoster['scheme']
}

/** How the proposed grades are spread, and what is proposed to each; those worth a second look say why. */
export function ProposalPreview({ proposed, scheme }: ProposalPreviewProps) {
  const { t } = useTranslation('finals')
  const format = useFormat()
  const given = proposed.flatMap(({ grade }) => grade ?? [])
  const known = scheme.grades.map(({ letter }) => letter).filter((letter) => given.includes(letter))
  const letters = [...new Set([...known, ...given])]
  return (
    <>
      {letters.length > 0 && letters.length <= known.length && (
        <BarChart
          sentence={t('propose.sentence', { count: given.length, all: format.number(given.length) })}
          heads={[t('report.grade'), t('report.times')]}
          points={letters.map((letter) => {
            const count = given.filter((one) => one === letter).length
            return { label: letter, value: count, text: format.number(count) }
          })}
        />
      )}
      <DataTable
        label={t('propose')}
        rows={proposed}
        keyOf={({ line }) => line.studentId}
        empty={t('noStudents')}
        columns={columnsOf(t, format)}
      />
    </>
  )
}

type Words = ReturnType<typeof useTranslation<'finals'>>['t']

const studentOf = (proposed: ProposedGrade) => (
  <>
    <Who line={proposed.line} />
    <NarrowOnly>
      <Remarks proposed={proposed} />
    </NarrowOnly>
  </>
)
const remarksOf = (proposed: ProposedGrade) => <Remarks proposed={proposed} />

const columnsOf = (t: Words, format: Format): Column<ProposedGrade>[] => [
  { key: 'student', head: t('student'), names: true, cell: studentOf },
  {
    key: 'total',
    head: t('propose.total'),
    align: 'end',
    cell: ({ total }) => (total === undefined ? '–' : format.percent(total.hundredths / 10_000, 2)),
  },
  {
    key: 'proposal',
    head: t('propose.grade'),
    cell: ({ grade = '–' }) => <span className={styles.grade}>{grade}</span>,
  },
  {
    key: 'entered',
    head: t('propose.now'),
    wideOnly: true,
    cell: ({ line }) => line.grade ?? line.reason ?? '–',
  },
  { key: 'remarks', head: t('remark'), wideOnly: true, cell: remarksOf },
]

function Remarks({ proposed: { failed, almost } }: { readonly proposed: ProposedGrade }) {
  const { t } = useTranslation('finals')
  return (
    <>
      {failed.map((title) => (
        <Tag key={title} tone="bad">
          {t('propose.failed', { title })}
        </Tag>
      ))}
      {almost !== undefined && <Tag tone="warn">{t('propose.almost', { grade: almost })}</Tag>}
    </>
  )
}
