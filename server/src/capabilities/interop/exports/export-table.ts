import type { Course, Seats, Section } from '@matricula/contract/catalogue'
import type { ExportFormat, ExportKind } from '@matricula/contract/interop'
import type { TermId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Identity } from '#capabilities/identity/index.ts'
import { meetingsText } from '#capabilities/interop/readers/meeting-text.ts'
import { readerOf } from '#capabilities/interop/readers/readers.ts'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { FileReply } from '#platform/http/bind.ts'
import type { Cells } from '#platform/sheets/columns.ts'
import { csvOf } from '#platform/sheets/csv.ts'
import { xlsxOf } from '#platform/sheets/xlsx.ts'

interface Needs {
  readonly identity: Pick<Identity, 'accountOf'>
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
}

type Kind = z.infer<typeof ExportKind>
export type ExportTable = (
  actor: Actor,
  kind: Kind,
  asked: { readonly termId?: TermId | undefined; readonly format?: ExportFormat | undefined },
) => Promise<FileReply & { readonly content: AsyncIterable<string | Uint8Array> }>

const formats = {
  csv: { of: csvOf, type: 'text/csv; charset=utf-8' },
  xlsx: {
    of: xlsxOf,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const

/** A table as a file that imports again unchanged. Sections and enrolments are of one term, or of all. */
export function createExportTable(needs: Needs): ExportTable {
  const tables: Record<Kind, (termId?: TermId) => AsyncIterable<Cells>> = {
    students: () => needs.students.every(),
    courses: () => coursesOf(needs),
    sections: (termId) => sectionsOf(needs, termId),
    enrolments: (termId) => enrolmentsOf(needs, termId),
  }
  return async (actor, kind, { termId, format = 'csv' }) => {
    demand(actor, 'export.run')
    if (termId) await needs.catalogue.term(termId)
    const { of, type } = formats[format]
    const content = of(readerOf(kind).fields, tables[kind](termId))
    return { content, type, name: `${[kind, ...(termId ? [termId] : [])].join('-')}.${format}` }
  }
}

async function* coursesOf({ catalogue }: Needs): AsyncGenerator<Cells> {
  for await (const course of catalogue.everyCourse()) yield courseCells(course)
}

const courseCells = ({ requires, courseId: _, departmentId: _of, ...course }: Course): Cells => ({
  ...course,
  requires: requires.join('; '),
})

async function* sectionsOf(
  { catalogue, identity }: Needs,
  termId: TermId | undefined,
): AsyncGenerator<Cells> {
  const terms = termId ? [termId] : (await catalogue.terms()).map((term) => term.termId)
  const logins = createLogins(identity)
  for (const one of terms) {
    const sections = await catalogue.sectionsOfTerm(one)
    const seats = await catalogue.seatsOf(sections.map(({ sectionId }) => sectionId))
    const codes = new Map(sections.map(({ sectionId, code }) => [sectionId, code]))
    for (const [place, section] of parentsFirst(sections)) {
      const teachers = await Promise.all(section.instructors.map(({ userId }) => logins(userId)))
      const parentCode = section.parentId && codes.get(section.parentId)
      yield {
        ...sectionCells(section, seats[place]),
        parentCode,
        instructors: teachers.toSorted().join('; '),
      }
    }
  }
}

/** A section that has a parent comes after it, so that the file can be imported from top to bottom. */
const parentsFirst = (sections: readonly Section[]): (readonly [number, Section])[] =>
  sections
    .map((section, place) => [place, section] as const)
    .toSorted(
      ([, one], [, other]) => Number(one.parentId !== undefined) - Number(other.parentId !== undefined),
    )

const sectionCells = (
  { meetings, instructors: _, parentId: _of, ...section }: Section,
  seats: Seats | undefined,
): Cells => ({
  ...section,
  meetings: meetingsText(meetings),
  capacity: seats?.capacity,
})

function createLogins(identity: Needs['identity']) {
  const known = new Map<string, Promise<string>>()
  return (userId: Section['instructors'][number]['userId']): Promise<string> => {
    const login = known.get(userId) ?? identity.accountOf(userId).then(({ loginName }) => loginName)
    known.set(userId, login)
    return login
  }
}

async function* enrolmentsOf({ enrolments }: Needs, termId: TermId | undefined): AsyncGenerator<Cells> {
  for await (const enrolment of enrolments.every()) {
    if (termId === undefined || enrolment.termId === termId) {
      const { rollNumber, courseId, code, state, grade } = enrolment
      yield { rollNumber, termId: enrolment.termId, courseId, code, state, grade }
    }
  }
}
