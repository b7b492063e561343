import type { Course } from '@matricula/contract/catalogue'
import { type GradeDistribution, listDistributions } from '@matricula/contract/records'
import { useTranslation } from 'react-i18next'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { Id } from '#design/id.tsx'
import { Section } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'

/** How a course was graded in earlier terms; nothing where nothing is known. */
export function EarlierGrades({ course }: { readonly course: Course }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  const { data } = useReply(listDistributions, { params: { courseId: course.courseId } })
  if (data === undefined || data.items.length === 0) return null
  const { items } = data
  const students = sumOf(items.flatMap(({ counts }) => Object.values(counts)))
  const points = lettersIn(items).map((letter) => {
    const value = sumOf(items.map(({ counts }) => counts[letter] ?? 0))
    return { label: letter, value, text: format.number(value) }
  })
  const most = points.toSorted((one, other) => other.value - one.value)[0]
  return (
    <Section title={t('earlier')}>
      <p className="muted">
        {t('earlier.about', { count: items.length, students: format.number(students) })}
      </p>
      <BarChart
        sentence={t('earlier.chart', {
          course: course.courseId,
          letter: most?.label ?? '',
          count: most?.value ?? 0,
        })}
        heads={[t('earlier.letter'), t('earlier.students')]}
        points={points}
      />
      <DataTable
        label={t('earlier')}
        rows={items}
        keyOf={({ sectionId }) => sectionId}
        empty={t('empty')}
        columns={columnsOf(t, format)}
      />
    </Section>
  )
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** Best first, as a transcript lists them; what is outside every average comes last. */
const known = ['A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'F', 'W']
function lettersIn(items: readonly GradeDistribution[]): string[] {
  const present = new Set(items.flatMap(({ counts }) => Object.keys(counts)))
  const others = [...present].filter((letter) => !known.includes(letter)).toSorted()
  return [...known.filter((letter) => present.has(letter)), ...others]
}

type Words = ReturnType<typeof useTranslation<'records'>>['t']

const columnsOf = (t: Words, format: Format): Column<GradeDistribution>[] => [
  {
    key: 'section',
    head: t('earlier.section'),
    names: true,
    cell: ({ termId, code }) => (
      <>
        <Id>{code}</Id> <span className="muted">{termId}</span>
      </>
    ),
  },
  {
    key: 'instructor',
    head: t('earlier.instructor'),
    wideOnly: true,
    cell: ({ instructor = '' }) => instructor,
  },
  {
    key: 'students',
    head: t('earlier.students'),
    align: 'end',
    cell: ({ counts }) => format.number(sumOf(Object.values(counts))),
  },
  {
    key: 'average',
    head: t('earlier.average'),
    align: 'end',
    cell: ({ average }) => average?.text ?? '–',
  },
  {
    key: 'published',
    head: t('earlier.published'),
    align: 'end',
    wideOnly: true,
    cell: ({ published = '–' }) => published,
  },
]
