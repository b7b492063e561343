import type { Config } from '#server/config.ts'
import { keepDemoAccounts } from '#server/demo/accounts.ts'
import { generateDemo } from '#server/demo/generate.ts'
import { sizes } from '#server/demo/sizes.ts'
import type { OpenApplication } from '#server/open-application.ts'
import { CommandProblem, exit, wrongArguments } from './outcome.ts'
import { counted, type Terminal } from './terminal.ts'

const mostStudents = 100_000

function whole(text: string, name: string, most: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw wrongArguments(`--${name} takes a whole number from 1 to ${most}, not “${text}”.`)
}

function sizeNamed(name: string): (typeof sizes)[keyof typeof sizes] {
  if (name === 'small' || name === 'large') return sizes[name]
  throw wrongArguments(`--size is small or large, not “${name}”.`)
}

/** Fills an empty data folder; refuses where there is an institution already. */
export async function makeDemo(
  open: OpenApplication,
  config: Config,
  terminal: Terminal,
  options: { readonly size: string; readonly students?: string; readonly seed: string },
): Promise<number> {
  const size = sizeNamed(options.size)
  const students =
    options.students === undefined ? size.students : whole(options.students, 'students', mostStudents)
  const seed = whole(options.seed, 'seed', 2 ** 31)
  const opened = await open()
  if (await opened.application.identity.institution.read())
    throw new CommandProblem(
      `There is an institution in ${config.folder} already. Set MATRICULA_DATA to an empty folder.`,
    )
  const begun = performance.now()
  const accounts = await generateDemo(opened, { ...size, students, seed, say: (line) => terminal.say(line) })
  await opened.settle()
  if (config.store.kind === 'embedded') keepDemoAccounts(config.folder, accounts)
  const seconds = (performance.now() - begun) / 1000
  terminal.say(`Made ${counted(students, 'student')} in ${seconds.toFixed(1)} s. These may sign in:`)
  for (const { role, loginName, password } of accounts) {
    terminal.say(`  ${role.padEnd(14)} ${loginName.padEnd(28)} ${password}`)
  }
  terminal.answer({ students, seconds, accounts })
  return exit.ok
}
