import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { cellsOfTable } from '#capabilities/interop/index.ts'
import { wrongArguments } from '#server/command-line/outcome.ts'

/** The numbers that the publisher, or whoever checked the folder, says must come out. */
const Expected = z.record(z.string(), z.int())

export interface PublishedTerm {
  readonly sectionsText: string
  readonly requestsText: string
  /** Student and course, as published. */
  readonly requests: readonly Pair[]
  /** Student and section. */
  readonly seats: readonly Pair[]
  readonly courseOfSection: ReadonlyMap<string, string>
  readonly expected: Readonly<Record<string, number>>
}

export interface Pair {
  readonly student: string
  readonly other: string
}

/** Reads a folder of the competition: sections, requests, the published assignment and, if there is one, expected.json. */
export async function readTermFolder(folder: string): Promise<PublishedTerm> {
  const [sectionsText, requestsText, seatsText] = [
    'sections.csv',
    'course_requests.csv',
    'assigned_sections.csv',
  ].map((name) => textOf(folder, name))
  const rows = await Promise.all(
    [sectionsText, requestsText, seatsText].map((text) => cellsOfTable(text ?? '')),
  )
  const [sections = [], requests = [], seats = []] = rows
  const path = join(folder, 'expected.json')
  return {
    sectionsText: sectionsText ?? '',
    requestsText: requestsText ?? '',
    requests: requests.map(({ student = '', course = '' }) => ({ student, other: course })),
    seats: seats.map(({ student = '', section = '' }) => ({ student, other: section })),
    courseOfSection: new Map(sections.map(({ section = '', course = '' }) => [section, course])),
    expected: existsSync(path) ? Expected.parse(JSON.parse(readFileSync(path, 'utf8'))) : {},
  }
}

function textOf(folder: string, name: string): string {
  const path = join(folder, name)
  if (!existsSync(path))
    throw wrongArguments(`There is no ${name} in ${folder}; give the folder of a published term.`)
  return readFileSync(path, 'utf8')
}
