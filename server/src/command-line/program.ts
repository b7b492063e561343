import { ExportKind } from '@matricula/contract/interop'
import { Problem, problems } from '@matricula/contract/kernel'
import { Command, CommanderError } from 'commander'
import { version } from '#platform/version.ts'
import { readConfig, StartProblem } from '#server/config.ts'
import { type OpenedApplication, openApplication } from '#server/open-application.ts'
import { startMatricula } from '#server/start-matricula.ts'
import { createAdmin } from './create-admin.ts'
import { makeDemo } from './demo.ts'
import { exportTables } from './export.ts'
import { importTables } from './import.ts'
import { CommandProblem, exit } from './outcome.ts'
import { replayTerm } from './replay.ts'
import { addStore } from './store-commands.ts'
import { codes, type Run, type Work } from './surroundings.ts'
import { createTerminal, type Streams } from './terminal.ts'
import { type VerifyOptions, verifyGiven } from './verify.ts'

/** What a command is typed into: the process, or a stand-in. */
interface Shell extends Streams {
  readonly env: NodeJS.ProcessEnv
}

/** Runs one command and tells the exit code: 0 done, 1 refused or failed, 2 wrong arguments. */
export async function runCommandLine(given: readonly string[], shell: Shell = process): Promise<number> {
  let code: number = exit.ok
  const program = createProgram(shell, async (options, work) => {
    code = await surrounded(shell, options, work)
  })
  try {
    await program.parseAsync([...given], { from: 'user' })
    return code
  } catch (error) {
    const { sentence, code: failed } = explained(error)
    if (sentence !== undefined) shell.stderr.write(`${sentence}\n`)
    if (sentence !== undefined && failed === exit.wrongArguments)
      shell.stderr.write('See “matricula help” and “matricula help <command>”.\n')
    return failed
  }
}

/** Commander has said its own sentence already. */
function explained(error: unknown): { sentence?: string; code: number } {
  if (error instanceof CommanderError) return { code: error.exitCode === 0 ? exit.ok : exit.wrongArguments }
  if (error instanceof CommandProblem) return { sentence: error.message, code: error.code }
  if (error instanceof StartProblem) return { sentence: error.message, code: exit.failed }
  if (!(error instanceof Problem)) throw error
  const { detail } = error.facts
  const why = typeof detail === 'string' ? detail : problems[error.code].detail
  return { sentence: `${error.message}. ${why}`, code: exit.failed }
}

async function surrounded(shell: Shell, { json = false }: { json?: boolean }, work: Work): Promise<number> {
  const config = readConfig(shell.env)
  let opened: OpenedApplication | undefined
  const report = (error: unknown): void => void shell.stderr.write(`${String(error)}\n`)
  try {
    return await work({
      config,
      terminal: createTerminal(shell, json),
      path: (given) => config.typed(given),
      open: async () => {
        opened ??= await openApplication(config, report)
        return opened
      },
    })
  } finally {
    await opened?.close()
  }
}

function createProgram({ stdout, stderr }: Streams, run: Run): Command {
  const program = new Command('matricula')
    .description('Matricula, a student information system.')
    .version(version)
    .addHelpText('after', `\n${codes}`)
    .showHelpAfterError('See “matricula help <command>”.')
    .configureHelp({ sortSubcommands: false })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .exitOverride()
  addStart(program, run)
  addTables(program, run)
  addInstitution(program, run)
  addVerify(program, run)
  addReplay(program, run)
  addStore(program, run)
  return program
}

function addStart(program: Command, run: Run): void {
  program
    .command('start')
    .description('start the server; PORT and HOST say where')
    .option('--empty', 'no demonstration: a one-time link makes the first administrator')
    .addHelpText('after', '\nExamples:\n  matricula start\n  PORT=8080 matricula start --empty')
    .action((options: { empty?: boolean }) =>
      run({}, async ({ config }) => {
        await startMatricula(config, { empty: options.empty === true })
        return exit.ok
      }),
    )
}

const more = (value: string, before: string[]): string[] => [...before, value]

function addTables(program: Command, run: Run): void {
  program
    .command('import <path>')
    .description('check and store a table, or a folder of tables')
    .option('--kind <kind>', 'what the file holds, where its headings do not tell')
    .option('--term <id>', 'the term, where the file names none')
    .option('--map <field=Column>', 'which column is which field; may be given several times', more, [])
    .option('--dry-run', 'check only')
    .option('--yes', 'store the good rows without asking, where others are refused')
    .option('--json', 'answer with one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  matricula import students.csv\n  matricula import schedule.csv --dry-run --json\n  matricula import ./fall-term --term 2027-fall\n  matricula import list.csv --kind students --map rollNumber="Student No"',
    )
    .action((given: string, options: Parameters<typeof importTables>[3] & { json?: boolean }) =>
      run(options, ({ open, terminal, path }) => importTables(open, terminal, path(given), options)),
    )
  program
    .command('export <kind>')
    .description('write a table as CSV or as a workbook, or everything as one ZIP file')
    .option('--term <id>', 'of this term only, where a table belongs to terms')
    .option('--out <file>', 'a file; standard output unless given')
    .option('--format <format>', 'csv or xlsx; the file’s ending tells unless given')
    .addHelpText(
      'after',
      '\nExamples:\n  matricula export students --out students.csv\n  matricula export students --out students.xlsx\n  matricula export enrolments --term 2027-spring\n  matricula export everything --out everything.zip\n\nTables: ' +
        ExportKind.options.join(', '),
    )
    .action((kind: string, options: { term?: string; out?: string; format?: string }) =>
      run({}, ({ open, terminal, path }) =>
        exportTables(open, terminal, kind, { ...options, ...(options.out && { out: path(options.out) }) }),
      ),
    )
}

function addInstitution(program: Command, run: Run): void {
  program
    .command('create-admin')
    .description('make an account that may do everything')
    .option('--login <name>', 'the sign-in name, an e-mail address')
    .option('--name <name>', 'the name of the person')
    .option('--password-stdin', 'read the password from standard input; else one is made up and shown once')
    .option('--must-change', 'the password has to be changed at the first sign-in')
    .option('--unless-there', 'leave an account of that name as it is, and call that a success')
    .option('--json', 'answer with one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  matricula create-admin --login ada@example.edu --name "Ada Lovelace"',
    )
    .action((options: Parameters<typeof createAdmin>[2] & { json?: boolean }) =>
      run(options, ({ open, terminal }) => createAdmin(open, terminal, options)),
    )
  program
    .command('demo')
    .description('fill an empty data folder with a demonstration institution')
    .option('--size <size>', 'small: 1,200 students and a finished term; large: 10,000 and four', 'small')
    .option('--students <n>', 'another number of students')
    .option('--seed <n>', 'the same number makes the same institution', '1')
    .option('--json', 'answer with one JSON document')
    .addHelpText('after', '\nExample:\n  MATRICULA_DATA=./try matricula demo --size large')
    .action((options: { size: string; students?: string; seed: string; json?: boolean }) =>
      run(options, ({ open, config, terminal }) => makeDemo(open, config, terminal, options)),
    )
}

function addVerify(program: Command, run: Run): void {
  program
    .command('verify <file-or-code>')
    .description('tell whether a transcript or certificate is genuine')
    .option('--key <file>', 'the public keys of the institution: verifies a file without any network')
    .option('--server <url>', 'the institution, which also knows what was revoked')
    .option('--json', 'answer with one JSON document')
    .addHelpText(
      'after',
      '\nExit codes: 0 genuine, 1 not to be relied on, 2 nothing could be told.\n\nExamples:\n  matricula verify TR-2027-000123.pdf --key matricula-keys.json\n  matricula verify 8F2K-77QP-3M9D-XH40 --server https://sis.example.edu',
    )
    .action((given: string, options: VerifyOptions & { json?: boolean }) =>
      run(options, ({ terminal, path }) =>
        verifyGiven({ typed: given, path: path(given) }, terminal, {
          ...options,
          ...(options.key !== undefined && { key: path(options.key) }),
        }),
      ),
    )
}

function addReplay(program: Command, run: Run): void {
  program
    .command('replay <folder>')
    .description('register a published term through the server, and check every number of its expected.json')
    .option(
      '--server <url>',
      'a running server; MATRICULA_TOKEN is its API token. Unless given, one is started for this',
    )
    .option('--clashes <rule>', 'allow or refuse sections that meet at the same time', 'allow')
    .option('--at-once <n>', 'requests under way at the same time', '32')
    .option('--json', 'answer with one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  matricula replay ./itc-mary-fal18\n  matricula replay ./itc-mary-fal18 --clashes refuse --json',
    )
    .action((given: string, options: Parameters<typeof replayTerm>[2] & { json?: boolean }) =>
      run(options, ({ terminal, path, config }) =>
        replayTerm(path(given), terminal, { ...options, token: config.token }),
      ),
    )
}
