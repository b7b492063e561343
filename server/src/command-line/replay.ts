import { CommandProblem, exit, wrongArguments } from './outcome.ts'
import { createCaller } from './replay/caller.ts'
import { type ClashRule, loadTerm } from './replay/load-term.ts'
import { measured } from './replay/measures.ts'
import { type ReplayServer, startOwnServer } from './replay/own-server.ts'
import { readBack } from './replay/read-back.ts'
import { type Registered, registerSeats } from './replay/register-seats.ts'
import { readTermFolder } from './replay/term-folder.ts'
import { counted, figure, type Terminal } from './terminal.ts'

export interface ReplayOptions {
  readonly server?: string
  readonly clashes: string
  readonly atOnce: string
}

/** Must hold of every store, whatever a publisher expects. */
const always = {
  sections_over_limit: 0,
  parent_rule_violations: 0,
  sections_whose_seats_differ_from_their_roster: 0,
}

/** Loads a published term, registers every seat of it over HTTP, reads all back and compares: 1 where a number differs. */
export async function replayTerm(
  folder: string,
  terminal: Terminal,
  options: ReplayOptions & { readonly token: string | undefined },
): Promise<number> {
  const clashes = clashRule(options.clashes)
  const atOnce = Number(options.atOnce)
  if (!Number.isInteger(atOnce) || atOnce < 1 || atOnce > 512)
    throw wrongArguments(`--at-once takes a whole number from 1 to 512, not “${options.atOnce}”.`)
  const published = await readTermFolder(folder)
  const server = await serverFor(options)
  const caller = createCaller(server.origin, server.token, atOnce)
  try {
    terminal.say(`Replaying ${folder} through ${server.origin}`)
    const term = await loadTerm(caller, published, { clashes, bar: (label) => terminal.bar(label) })
    terminal.say(
      `Loaded ${counted(term.sections.size, 'section')} and ${counted(term.students.size, 'student')}.`,
    )
    const registered = await registerSeats(caller, published, {
      term,
      atOnce,
      bar: terminal.bar('Registering'),
    })
    tellRegistered(terminal, registered)
    const back = await readBack(caller, { term, atOnce, bar: terminal.bar('Reading back') })
    const found = measured(back, published.requests)
    const expected = clashes === 'allow' ? { ...published.expected, ...always } : always
    const wrong = compare(terminal, found, expected)
    terminal.answer({ registered, found, expected, wrong })
    return wrong.length === 0 ? exit.ok : exit.failed
  } finally {
    caller.close()
    await server.stop()
  }
}

function clashRule(text: string): ClashRule {
  if (text === 'allow' || text === 'refuse') return text
  throw wrongArguments(`--clashes is allow or refuse, not “${text}”.`)
}

async function serverFor({
  server,
  token,
}: ReplayOptions & { token: string | undefined }): Promise<ReplayServer> {
  if (server === undefined) return await startOwnServer()
  if (!URL.canParse(server))
    throw wrongArguments(`“${server}” is no address; it looks like http://localhost:3000.`)
  if (token === undefined)
    throw new CommandProblem(
      'Set MATRICULA_TOKEN to an API token with the registrar role; an administrator makes one under Tokens.',
    )
  return { origin: server, token, stop: () => Promise.resolve() }
}

function tellRegistered(terminal: Terminal, registered: Registered): void {
  const { requests, seats, refused, seconds, p50, p99, reasons } = registered
  terminal.say(
    `${counted(requests, 'request')}: ${figure(seats)} seats given, ${counted(refused, 'request')} refused.`,
  )
  for (const [code, count] of Object.entries(reasons)) terminal.say(`  ${code}: ${figure(count)}`)
  const pace = `${figure(Math.round(seats / seconds))} seats a second`
  terminal.say(
    `${seconds.toFixed(1)} s, ${pace}; an answer takes ${p50.toFixed(1)} ms (p50), ${p99.toFixed(1)} ms (p99).`,
  )
}

/** A line for each number; the names of those that differ. */
function compare(
  terminal: Terminal,
  found: Readonly<Record<string, number>>,
  expected: Readonly<Record<string, number>>,
): string[] {
  const names = Object.keys(expected)
  const wrong = names.filter((name) => found[name] !== expected[name])
  for (const name of names) {
    const words = name.replaceAll('_', ' ')
    const line = wrong.includes(name)
      ? `✗ ${words}: ${figure(found[name] ?? 0)}, expected ${figure(expected[name] ?? 0)}`
      : `✓ ${words}: ${figure(found[name] ?? 0)}`
    terminal.say(line)
  }
  return wrong
}
