import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openStoreCare, restoreBackup, type StoreCare } from '#platform/store/store-care.ts'
import type { Config } from '#server/config.ts'
import { CommandProblem, exit, wrongArguments } from './outcome.ts'
import { counted, figure, type Terminal } from './terminal.ts'

type Care = (care: StoreCare, terminal: Terminal) => Promise<number> | number

const shownProblems = 20

/** Opens the store of the data folder, cares for it, and closes it in any case. */
export async function careForStore(
  config: Config,
  terminal: Terminal,
  care: Care,
  make = false,
): Promise<number> {
  refuseElsewhere(config)
  const now = (): number => performance.timeOrigin + performance.now()
  const opened = await explained(() => openStoreCare(config.folder, now, make))
  if (!opened)
    throw new CommandProblem(
      `There is no store in ${config.folder}. Set MATRICULA_DATA to the folder that has one.`,
    )
  try {
    return await explained(() => care(opened, terminal))
  } finally {
    await opened.close()
  }
}

/** Troubles of a store or of a file, each told in its own sentence. */
const told = new Set(['StorageProblem', 'LineProblem', 'ResourceNotFoundException'])
const fileTroubles = /^(E[A-Z]+|Z_[A-Z_]+)$/

/** What is wrong with the store or a file is an answer for whoever asked, not a fault of the program. */
async function explained<Answer>(work: () => Promise<Answer> | Answer): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    const {
      name = '',
      code = '',
      message = '',
    }: { name?: string; code?: string; message?: string } = Object(error)
    if (told.has(name) || fileTroubles.test(code)) throw new CommandProblem(message)
    throw error
  }
}

function refuseElsewhere({ store }: Config): void {
  if (store.kind === 'embedded') return
  throw wrongArguments('These commands are for the embedded store; DynamoDB has its own backups and exports.')
}

/** Reads everything: 1 where anything is not as it must be. */
export const verifyStore: Care = (care, terminal) => {
  const verified = care.verify()
  const { tables, items, indexEntries, problems } = verified
  for (const problem of problems.slice(0, shownProblems)) terminal.say(`✗ ${problem}`)
  const sum = `${counted(tables, 'table')}, ${counted(items, 'item')}, ${counted(indexEntries, 'index entry', 'index entries')}`
  terminal.say(
    problems.length === 0
      ? `✓ The store is sound: ${sum}.`
      : `✗ ${counted(problems.length, 'problem')} in ${sum}. Restore a backup.`,
  )
  terminal.answer(verified)
  return problems.length === 0 ? exit.ok : exit.failed
}

export const showStats: Care = (care, terminal) => {
  const stats = care.stats()
  for (const { table, items, bytes, largestItem } of stats) {
    terminal.say(
      `${table.padEnd(12)}${figure(items).padStart(12)} items${figure(Math.round(bytes / 1024)).padStart(12)} KB, the largest item ${figure(largestItem)} bytes`,
    )
  }
  terminal.answer(stats)
  return exit.ok
}

export const backupTo =
  (file: string): Care =>
  async (care, terminal) => {
    const path = freshFile(file)
    await care.backup(path)
    terminal.say(`Backed up to ${path}. To go back: stop the server, “matricula store restore”, start.`)
    terminal.answer({ path })
    return exit.ok
  }

export const exportStore =
  (folder: string): Care =>
  async (care, terminal) => {
    const path = freshFile(folder)
    const items = await care.exportTo(path)
    terminal.say(`Exported ${counted(items, 'item')} to ${path}, a folder for each table.`)
    terminal.answer({ path, items })
    return exit.ok
  }

export const importStore =
  (path: string, table: string | undefined): Care =>
  async (care, terminal) => {
    if (!existsSync(path)) throw wrongArguments(`There is no file or folder ${path}.`)
    const items = await care.importFrom(path, table)
    if (items === 0 && table === undefined)
      throw wrongArguments(`${path} has no folder called like a table: name the table with --table.`)
    terminal.say(`Imported ${counted(items, 'item')} from ${path}.`)
    terminal.answer({ items })
    return exit.ok
  }

/** Puts a backup in the place of the store. The server must be stopped: its process is named where it is not. */
export async function restoreFrom(
  { config, terminal }: { readonly config: Config; readonly terminal: Terminal },
  file: string,
  replace: boolean,
): Promise<number> {
  refuseElsewhere(config)
  if (!existsSync(file)) throw wrongArguments(`There is no file ${file}.`)
  const restored = await explained(() => restoreBackup(config.folder, file, replace))
  const kept = restored.replaced ? ` The store that was there is kept as ${restored.replaced}.` : ''
  terminal.say(`Restored ${counted(restored.items, 'item')} from ${file}.${kept}`)
  terminal.answer(restored)
  return exit.ok
}

function freshFile(file: string): string {
  const path = resolve(file)
  if (existsSync(path)) throw wrongArguments(`${path} is there already; name a new file.`)
  return path
}
