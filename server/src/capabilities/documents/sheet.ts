import {
  type DocumentContent,
  type DocumentCourse,
  type DocumentKind,
  type SignedDocument,
  spacedCode,
} from '@matricula/contract/documents'

type Pair = readonly [string, string]

/** One table of a printed sheet. Widths are Typst's, or `rest`. */
export interface SheetTable {
  readonly title: string
  readonly figures: readonly Pair[]
  readonly heads: readonly string[]
  readonly widths: readonly string[]
  readonly aligns: readonly ('start' | 'end')[]
  readonly rows: readonly (readonly string[])[]
}

/** What the template prints, every word of it. */
export interface Sheet {
  readonly title: string
  readonly subtitle?: string
  readonly statement?: string
  readonly tables: readonly SheetTable[]
  readonly totals: readonly Pair[]
  readonly endOf?: string
  readonly [rest: string]: unknown
}

const titles: Readonly<Record<DocumentKind, string>> = {
  transcript: 'Academic transcript',
  'grade-card': 'Grade card',
  'enrolment-certificate': 'Certificate of enrolment',
  'hall-ticket': 'Hall ticket',
}

/** Lays a signed document out as words. It asks nothing else, so the same document gives the same sheet for ever. */
export function sheetOf(signed: SignedDocument, printable: (text: string) => boolean): Sheet {
  const { document, hash, signature } = signed
  const { issuer, holder, content, number, code, issuedOn, replaces } = document
  const { localName, ...named } = holder
  return {
    ...bodyOf(content, holder.name, issuer.name),
    number,
    initials: initialsOf(issuer.name),
    issuer,
    holder: { ...named, ...(localName !== undefined && printable(localName) && { localName }) },
    facts: factsOf(document, content),
    ...(replaces !== undefined && { replaces }),
    ...(content.kind !== 'enrolment-certificate' &&
      'scheme' in content &&
      content.scheme && { scheme: content.scheme }),
    verifyShort: document.verifyAt.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, ''),
    codeSpaced: spacedCode(code),
    hashShort: (hash.match(/.{1,8}/g) ?? []).join(' '),
    keyId: signature.keyId,
    issuedOn: dayText(issuedOn),
  }
}

const factsOf = (document: SignedDocument['document'], content: DocumentContent): Pair[] => [
  ['Roll number', document.holder.rollNumber],
  ['Programme', document.holder.programme],
  ['Admitted', document.holder.cohort],
  ['Issued', dayText(document.issuedOn)],
  ...('standing' in content && content.standing !== undefined
    ? [['Standing', content.standing] as const]
    : []),
]

type Body = Pick<Sheet, 'title' | 'subtitle' | 'statement' | 'tables' | 'totals' | 'endOf'>

function bodyOf(content: DocumentContent, holder: string, issuer: string): Body {
  const title = titles[content.kind]
  switch (content.kind) {
    case 'transcript':
      return { title, ...gradedBody(content), endOf: 'End of the record. Nothing follows.' }
    case 'grade-card':
      return { title, subtitle: content.term.title, ...gradedBody(content) }
    case 'enrolment-certificate':
      return {
        title,
        subtitle: content.term.title,
        statement: `This is to certify that ${isolated(holder)} is a student of ${isolated(issuer)} and is enrolled in the courses below for ${content.term.title}, from ${dayText(content.term.startsOn)} to ${dayText(content.term.endsOn)}.`,
        tables: [courseTable(content.term.title, content.courses, content.credits)],
        totals: [
          ['Credits', content.credits],
          ['Status', content.status],
        ],
      }
    case 'hall-ticket':
      return { title, subtitle: content.term.title, ...hallBody(content) }
  }
}

function gradedBody(content: Extract<DocumentContent, { terms: unknown }>): Pick<Body, 'tables' | 'totals'> {
  const names = averageNames[content.averageNames ?? 'sgpa']
  return {
    tables: content.terms.map((term) => ({
      title: term.title,
      figures: [
        ['Credits', term.credits],
        ...(term.termAverage === undefined ? [] : [[names.term, term.termAverage] as const]),
        ...(term.cumulativeAverage === undefined
          ? []
          : [[names.cumulative, term.cumulativeAverage] as const]),
      ],
      ...gradedColumns,
      rows: term.courses.map(gradedRow),
    })),
    totals: [
      ['Credits earned', content.credits],
      ...(content.average === undefined ? [] : [[names.cumulative, content.average] as const]),
    ],
  }
}

const averageNames = {
  gpa: { term: 'Term GPA', cumulative: 'GPA' },
  sgpa: { term: 'SGPA', cumulative: 'CGPA' },
} as const

const gradedColumns = {
  heads: ['Code', 'Course', 'Credits', 'Grade', 'Points'],
  widths: ['24mm', 'rest', '16mm', '15mm', '16mm'],
  aligns: ['start', 'start', 'end', 'end', 'end'],
} as const

const gradedRow = ({ code, title, credits, grade = '', points = '', remark }: DocumentCourse): string[] => [
  code,
  remark === undefined ? title : `${title} (${remark})`,
  credits,
  grade,
  points,
]

const courseTable = (title: string, courses: readonly DocumentCourse[], credits: string): SheetTable => ({
  title,
  figures: [['Credits', credits]],
  heads: ['Code', 'Course', 'Credits'],
  widths: ['28mm', 'rest', '18mm'],
  aligns: ['start', 'start', 'end'],
  rows: courses.map((course) => [course.code, course.title, course.credits]),
})

const hallBody = ({
  term,
  courses,
}: Extract<DocumentContent, { kind: 'hall-ticket' }>): Pick<Body, 'statement' | 'tables' | 'totals'> => ({
  statement:
    'Bring this sheet and a photo identity card to every examination. You are admitted to the courses marked so.',
  tables: [
    {
      title: `Examinations of ${term.title}`,
      figures: [],
      heads: ['Code', 'Course', 'Examination', 'Invigilator'],
      widths: ['28mm', 'rest', '34mm', '30mm'],
      aligns: ['start', 'start', 'start', 'start'],
      rows: courses.map(({ code, title, admitted }) => [
        code,
        title,
        admitted ? 'Admitted' : 'Not admitted: attendance',
        '',
      ]),
    },
  ],
  totals: [],
})

/** Keeps a name in its own direction inside a sentence. */
const isolated = (name: string): string => `\u2068${name}\u2069`

/** The first letters of the first words that have one, at most three; small words do not count. */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s-]+/u)
    .filter((word) => /^\p{L}/u.test(word) && !/^(of|the|and|for|de|la|du)$/iu.test(word))
  return words
    .slice(0, 3)
    .map((word) => [...new Intl.Segmenter().segment(word)][0]?.segment.toUpperCase() ?? '')
    .join('')
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** 2027-01-11 as 11 January 2027, which nobody reads as a month in the place of a day. */
export function dayText(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`
}
