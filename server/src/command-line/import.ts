import { basename, resolve } from 'node:path'
import type { ImportJob } from '@matricula/contract/interop'
import { TermId } from '@matricula/contract/kernel'
import type { Interop } from '#capabilities/interop/index.ts'
import { systemActor } from '#platform/actor.ts'
import type { OpenApplication } from '#server/open-application.ts'
import { type FileToImport, filesToImport, kindFrom } from './files-to-import.ts'
import { knownTerm } from './known-term.ts'
import { CommandProblem, exit, wrongArguments } from './outcome.ts'
import { counted, figure, type Terminal } from './terminal.ts'

export interface ImportOptions {
  readonly kind?: string
  readonly term?: string
  readonly map: readonly string[]
  readonly dryRun?: boolean
  readonly yes?: boolean
}

const importer = systemActor('command-line')
const shownFaults = 10
/** Kinds of files that are about a term which must be there before; the others make it, or know of none. */
const needsTerm: ReadonlySet<string> = new Set(['sections', 'enrolments'])

/** Checks and stores the tables at a path. Tells 1 where rows were refused, though the others are stored. */
export async function importTables(
  open: OpenApplication,
  terminal: Terminal,
  path: string,
  options: ImportOptions,
): Promise<number> {
  const files = await filesToImport(path, kindFrom(options.kind))
  const termId = termFrom(options.term, path, files)
  const mapping = mappingFrom(options.map)
  const { application, settle } = await open()
  const jobs: ImportJob[] = []
  for (const file of files) {
    if (options.term !== undefined && needsTerm.has(file.kind))
      await knownTerm(application.catalogue, options.term)
    const given = { ...file, ...(termId && { termId }), ...(mapping && { mapping }) }
    jobs.push(await importOne(application.interop, terminal, given, options))
    // The next table may be about what this one made.
    await settle()
  }
  terminal.answer(jobs.length === 1 ? jobs[0] : jobs)
  const fine = jobs.every((job) => job.refused === 0 && ['done', 'checked'].includes(job.state))
  return fine ? exit.ok : exit.failed
}

type Given = FileToImport & { readonly termId?: TermId; readonly mapping?: Record<string, string> }

async function importOne(
  interop: Interop,
  terminal: Terminal,
  given: Given,
  { dryRun, yes }: ImportOptions,
): Promise<ImportJob> {
  terminal.say(`${given.fileName} (${given.kind})`)
  const started = await interop.start(importer, given)
  const checked = await followed(interop, terminal, started, 'Checking')
  if (checked.state !== 'checked')
    throw new CommandProblem(checked.message ?? `The check ended as ${checked.state}.`)
  tellCheck(terminal, checked)
  await tellFaults(interop, terminal, checked)
  if (dryRun) return checked
  if (!(await wanted(terminal, checked, yes))) return await interop.cancel(importer, checked.jobId)
  const begun = performance.now()
  const running = await interop.commit(importer, checked.jobId)
  const done = await followed(interop, terminal, running, 'Storing')
  if (done.state !== 'done') throw new CommandProblem(done.message ?? `The import ended as ${done.state}.`)
  const seconds = Math.max(0.001, (performance.now() - begun) / 1000)
  terminal.say(`  Stored in ${seconds.toFixed(1)} s: ${recordsIn(done)}.`)
  return done
}

/** Asks only where something will be left out and somebody can answer. */
async function wanted(terminal: Terminal, job: ImportJob, yes: boolean | undefined): Promise<boolean> {
  if (yes || job.refused === 0) return true
  const rest = job.rows - job.refused
  const answer = await terminal.ask(
    `  ${counted(job.refused, 'row')} will be left out. Store the other ${figure(rest)}? [y/N] `,
  )
  return answer === undefined || /^y(es)?$/i.test(answer)
}

async function followed(
  interop: Interop,
  terminal: Terminal,
  job: ImportJob,
  label: string,
): Promise<ImportJob> {
  const bar = terminal.bar(`  ${label}`)
  const end = interop.settled().then(() => true)
  while (!(await Promise.race([end, moment()]))) {
    const now = await interop.job(importer, job.jobId)
    if (now.state === 'checking' || now.state === 'running') bar.at(now.done, Math.max(now.rows, now.done))
  }
  bar.end()
  return await interop.job(importer, job.jobId)
}

const moment = (): Promise<false> => new Promise((wake) => setTimeout(wake, 200, false))

function tellCheck(terminal: Terminal, job: ImportJob): void {
  const parts = [
    `${figure(job.created)} new`,
    `${figure(job.changed)} changed`,
    `${figure(job.same)} as they are`,
    `${figure(job.refused)} refused`,
  ]
  terminal.say(`  ${counted(job.rows, 'row')}: ${parts.join(', ')}. ${counted(job.warnings, 'warning')}.`)
}

async function tellFaults(interop: Interop, terminal: Terminal, job: ImportJob): Promise<void> {
  for (const { repair, severity, count } of job.faultGroups.slice(0, shownFaults)) {
    terminal.say(`  ${severity === 'problem' ? '✗' : '!'} ${figure(count)} × ${repair}`)
  }
  const { items } = await interop.faults(importer, job.jobId, { limit: shownFaults })
  for (const { row, column, value, reason } of items.filter(({ severity }) => severity === 'problem')) {
    terminal.say(`    Row ${row}${column && `, ${column}`}${value && ` “${value}”`}: ${reason}.`)
  }
}

/** `1,675 sections new, 1,062 courses new, 2 changed`. */
function recordsIn(job: ImportJob): string {
  const parts = Object.entries(job.records).flatMap(([of, { created, changed, same }]) => [
    ...(created > 0 ? [`${counted(created, of)} new`] : []),
    ...(changed > 0 ? [`${counted(changed, of)} changed`] : []),
    ...(same > 0 ? [`${counted(same, of)} as before`] : []),
  ])
  return parts.join(', ') || 'nothing'
}

function mappingFrom(pairs: readonly string[]): Record<string, string> | undefined {
  if (pairs.length === 0) return undefined
  return Object.fromEntries(
    pairs.map((pair) => {
      const place = pair.indexOf('=')
      if (place < 1)
        throw wrongArguments(
          `--map takes field=Column, such as --map rollNumber="Student No", not “${pair}”.`,
        )
      return [pair.slice(0, place), pair.slice(place + 1)]
    }),
  )
}

/** A term’s folder is called like the term, where nobody says otherwise. */
function termFrom(
  text: string | undefined,
  path: string,
  files: readonly FileToImport[],
): TermId | undefined {
  const folder = files.some(({ kind }) => kind === 'term-itc')
    ? basename(resolve(path)).replace(/\.\w+$/, '')
    : undefined
  const wished = text ?? folder
  if (wished === undefined) return undefined
  const termId = TermId.safeParse(wished)
  if (termId.success) return termId.data
  throw wrongArguments(
    `“${wished}” cannot be the id of a term; use letters, digits, hyphens: --term 2027-spring.`,
  )
}
