import type { TermStatistics } from '@matricula/contract/operations'
import { useTranslation } from 'react-i18next'
import { type Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { useFormat } from '#platform/format.ts'

type Department = TermStatistics['departments'][number]

/** The same numbers, department by department. */
export function DepartmentNumbers({ departments }: { readonly departments: readonly Department[] }) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const number = (
    key: string,
    head: string,
    of: (one: Department) => number,
    wideOnly = false,
  ): Column<Department> => ({
    key,
    head,
    align: 'end',
    cell: (one) => format.number(of(one)),
    ...(wideOnly && { wideOnly }),
  })
  return (
    <DataTable
      label={t('numbers.departments')}
      rows={departments}
      keyOf={({ departmentId }) => departmentId}
      empty={t('numbers.nothing')}
      columns={[
        {
          key: 'department',
          head: t('numbers.department'),
          names: true,
          cell: ({ departmentId }) => departmentId,
        },
        number('enrolled', t('numbers.enrolled'), ({ enrolled, dropped }) => enrolled - dropped),
        number('waiting', t('numbers.waiting'), ({ waiting }) => waiting),
        number('registers', t('numbers.registers'), ({ registers }) => registers, true),
        number('assessments', t('numbers.assessments'), ({ assessments }) => assessments, true),
        number('graded', t('numbers.graded'), gradedIn, true),
      ]}
    />
  )
}

const gradedIn = ({ grades }: Department): number => grades.reduce((sum, { count }) => sum + count, 0)
