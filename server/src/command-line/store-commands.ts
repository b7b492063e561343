import type { Command } from 'commander'
import {
  backupTo,
  careForStore,
  exportStore,
  importStore,
  restoreFrom,
  showStats,
  verifyStore,
} from './store.ts'
import { codes, type Run, type Surroundings } from './surroundings.ts'

type Told = readonly [usage: string, description: string, example: string]

type StoreOptions = { json?: boolean; replace?: boolean; table?: string }

/** `matricula store …`: care of the embedded store. */
export function addStore(program: Command, run: Run): void {
  const store = program
    .command('store')
    .description('look after the embedded store, also while the server runs')
  const add = (
    [usage, description, example]: Told,
    work: (surroundings: Surroundings, given: string, options: StoreOptions) => Promise<number>,
  ): Command => {
    return store
      .command(usage)
      .description(description)
      .option('--json', 'answer with one JSON document')
      .addHelpText('after', `\nExample:\n  ${example}\n\n${codes}`)
      .action((...given: unknown[]) => {
        const [path, options = {}] = typeof given[0] === 'string' ? given : ['', given[0]]
        return run(Object(options), (surroundings) =>
          work(surroundings, surroundings.path(String(path)), Object(options)),
        )
      })
  }
  addStoreReading(add)
  addStoreWriting(add)
}

type AddStoreCommand = (
  told: Told,
  work: (surroundings: Surroundings, path: string, options: StoreOptions) => Promise<number>,
) => Command

function addStoreReading(add: AddStoreCommand): void {
  add(
    ['verify', 'read everything and say what is not as it must be', 'matricula store verify --json'],
    ({ config, terminal }) => careForStore(config, terminal, verifyStore),
  )
  add(['stats', 'count and weigh every table', 'matricula store stats'], ({ config, terminal }) =>
    careForStore(config, terminal, showStats),
  )
  add(
    ['backup <file>', 'copy the store into a new file', 'matricula store backup ./backups/monday.lmdb'],
    ({ config, terminal }, path) => careForStore(config, terminal, backupTo(path)),
  )
  add(
    [
      'export <folder>',
      'write every item, in the format of DynamoDB’s export to S3',
      'matricula store export ./exported',
    ],
    ({ config, terminal }, path) => careForStore(config, terminal, exportStore(path)),
  )
}

function addStoreWriting(add: AddStoreCommand): void {
  add(
    [
      'restore <file>',
      'put a backup in the place of the store; stop the server first',
      'matricula store restore ./backups/monday.lmdb --replace',
    ],
    (surroundings, path, { replace = false }) => restoreFrom(surroundings, path, replace),
  ).option('--replace', 'where there is a store already: keep it aside and restore')
  add(
    [
      'import <path>',
      'put back what export wrote, or what DynamoDB exported, over what is there',
      'matricula store import ./exported\n  matricula store import ./AWSDynamoDB/01700000000000-abcdef01 --table enrolments',
    ],
    ({ config, terminal }, path, { table }) => careForStore(config, terminal, importStore(path, table), true),
  ).option('--table <name>', 'the table of these items, where no folder is called like it')
}
