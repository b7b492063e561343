import { NewStudent, StudentStatus } from '@matricula/contract/students'
import { dayOrderOf, isoDay } from './day-order.ts'
import { filled, parseRow, refused } from './faults.ts'
import type { Field, Reader, Reading, Row } from './reader.ts'

const fields: readonly Field[] = [
  {
    field: 'rollNumber',
    label: 'Roll number',
    required: true,
    example: 'CS26-0042',
    alsoCalled: [
      'Roll no',
      'Student number',
      'Student ID',
      'Registration number',
      'Matriculation number',
      'ID',
    ],
  },
  {
    field: 'givenName',
    label: 'Given name',
    required: true,
    example: 'Asha',
    alsoCalled: ['First name', 'Forename', 'Name'],
  },
  {
    field: 'familyName',
    label: 'Family name',
    required: false,
    example: 'Raman',
    alsoCalled: ['Last name', 'Surname'],
  },
  {
    field: 'localName',
    label: 'Name in own script',
    required: false,
    example: 'ఆశా రామన్',
    alsoCalled: ['Local name', 'Native name'],
  },
  {
    field: 'programmeId',
    label: 'Programme',
    required: true,
    example: 'BSC-CS',
    alsoCalled: ['Program', 'Degree', 'Programme code'],
  },
  {
    field: 'cohort',
    label: 'Cohort',
    required: true,
    example: '2026',
    alsoCalled: ['Batch', 'Year of admission', 'Admission year', 'Intake'],
  },
  { field: 'status', label: 'Status', required: false, example: 'active' },
  {
    field: 'email',
    label: 'E-mail',
    required: false,
    example: 'asha@example.edu',
    alsoCalled: ['Email address', 'Mail'],
  },
  {
    field: 'phone',
    label: 'Phone',
    required: false,
    example: '+91 40 2345 6789',
    alsoCalled: ['Mobile', 'Telephone'],
  },
  {
    field: 'birthDate',
    label: 'Date of birth',
    required: false,
    example: '2007-03-14',
    alsoCalled: ['Birth date', 'DOB', 'Birthday'],
  },
  {
    field: 'guardian',
    label: 'Guardian',
    required: false,
    example: 'Meera Raman',
    alsoCalled: ['Parent', 'Father', 'Mother'],
  },
  { field: 'address', label: 'Address', required: false, example: '12 Lake Road, Hyderabad' },
]

const names = fields.map(({ field }) => field)
const optional = fields.filter(({ required }) => !required).map(({ field }) => field)
const WishedStudent = NewStudent.extend({ status: StudentStatus.optional() })

const statuses: Readonly<Record<string, string>> = {
  enrolled: 'active',
  current: 'active',
  'on leave': 'leave',
  alumnus: 'graduated',
  completed: 'graduated',
  left: 'withdrawn',
}

/** An id from what a programme is called: `B.Sc. Physics` → `B-Sc-Physics`. */
export const idFrom = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 64)

/** One row is one student; who has the roll number already is changed. */
export const studentReader: Reader = {
  fields,
  async *read(rows) {
    const all: Row[] = []
    for await (const row of rows) all.push(row)
    const order = dayOrderOf(all.map((row) => row.cells['birthDate'] ?? ''))
    for (const row of all) yield readStudent(row, order)
  },
}

function readStudent(row: Row, order: ReturnType<typeof dayOrderOf>): Reading {
  const cells = filled(row.cells, names)
  const programmeTitle = cells['programmeId'] ?? ''
  const record = {
    ...cells,
    programmeId: idFrom(programmeTitle),
    cohort: cells['cohort']?.replace(/^(\d{4})\s*[-/–]\s*\d{2,4}$/, '$1'),
    ...(cells['status'] && { status: statusOf(cells['status']) }),
    ...(cells['birthDate'] && { birthDate: isoDay(cells['birthDate'], order) ?? cells['birthDate'] }),
  }
  const parsed = parseRow(WishedStudent, record, row, { optional })
  if ('refused' in parsed) return refused(row, ...parsed.refused)
  const { programmeId } = parsed.value
  return {
    rows: [row.row],
    faults: parsed.faults,
    wishes: [
      {
        of: 'programme',
        inPassing: true,
        programme: { programmeId, title: programmeTitle.slice(0, 120), level: 'undergraduate' },
      },
      { of: 'student', inPassing: false, student: parsed.value },
    ],
  }
}

const statusOf = (text: string): string => statuses[text.toLowerCase()] ?? text.toLowerCase()
