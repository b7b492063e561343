import { setTimeout as sleep } from 'node:timers/promises'
import { createTerm, listSections, listTerms, type Section } from '@matricula/contract/catalogue'
import { commitImport, type ImportJob, readImport, startImport } from '@matricula/contract/interop'
import { type StudentId, TermId } from '@matricula/contract/kernel'
import { listStudents } from '@matricula/contract/students'
import { CommandProblem } from '#server/command-line/outcome.ts'
import type { Bar } from '#server/command-line/terminal.ts'
import type { Caller } from './caller.ts'
import type { PublishedTerm } from './term-folder.ts'

/** The term as the server has it: our ids by the names that the publisher uses. */
export interface LoadedTerm {
  readonly termId: TermId
  readonly sections: ReadonlyMap<string, Section>
  readonly students: ReadonlyMap<string, StudentId>
}

export type ClashRule = 'allow' | 'refuse'

interface Given {
  readonly clashes: ClashRule
  readonly bar: (label: string) => Bar
}

/** A term with a limit of credits that nobody reaches; its courses, sections and students come by import. */
export async function loadTerm(caller: Caller, published: PublishedTerm, given: Given): Promise<LoadedTerm> {
  const termId = await freeTerm(caller, `replay-${given.clashes}`)
  await caller.call(createTerm, {
    body: {
      termId,
      title: 'Replayed term',
      startsOn: '2018-08-20',
      endsOn: '2018-12-14',
      registration: { opensAt: '2018-04-01T00:00:00.000Z', closesAt: '2099-01-01T00:00:00.000Z' },
      creditLimit: 60,
      clashes: given.clashes,
    },
  })
  await imported(caller, 'sections.csv', { text: published.sectionsText, termId, bar: given.bar('Sections') })
  await imported(caller, 'course_requests.csv', {
    text: published.requestsText,
    termId,
    bar: given.bar('Students'),
  })
  const { items } = await caller.call(listSections, { params: { termId } })
  return {
    termId,
    sections: new Map(items.map((section) => [section.code, section])),
    students: await studentsOf(caller),
  }
}

/** Another term each time, so that a server can be replayed against again. */
async function freeTerm(caller: Caller, name: string): Promise<TermId> {
  const { items } = await caller.call(listTerms)
  const taken = new Set<string>(items.map((term) => term.termId))
  let times = 1
  while (taken.has(`${name}-${times}`)) times += 1
  return TermId.parse(`${name}-${times}`)
}

interface File {
  readonly text: string
  readonly termId: TermId
  readonly bar: Bar
}

async function imported(caller: Caller, fileName: string, { text, termId, bar }: File): Promise<void> {
  const started = await caller.call(startImport, { body: { kind: 'term-itc', fileName, text, termId } })
  const checked = await until(caller, started, bar)
  if (checked.state !== 'checked' || checked.refused > 0)
    throw new CommandProblem(
      `${fileName} cannot be imported: ${checked.message ?? `${checked.refused} rows are refused`}.`,
    )
  const done = await until(caller, await caller.call(commitImport, { params: { jobId: started.jobId } }), bar)
  bar.end()
  if (done.state !== 'done') throw new CommandProblem(`The import of ${fileName} ended as ${done.state}.`)
}

const busy = new Set(['checking', 'running'])

async function until(caller: Caller, job: ImportJob, bar: Bar): Promise<ImportJob> {
  let now = job
  while (busy.has(now.state)) {
    await sleep(100)
    now = await caller.call(readImport, { params: { jobId: job.jobId } })
    bar.at(now.done, Math.max(now.rows, now.done))
  }
  return now
}

async function studentsOf(caller: Caller): Promise<Map<string, StudentId>> {
  const students = new Map<string, StudentId>()
  let after: string | undefined
  do {
    const page = await caller.call(listStudents, { query: { limit: 200, after } })
    for (const { rollNumber, studentId } of page.items)
      students.set(rollNumber.replace(/^ITC-/, ''), studentId)
    after = page.next
  } while (after !== undefined)
  return students
}
