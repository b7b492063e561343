import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openStoreCare, type StoreCare } from '#platform/store/store-care.ts'
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
  if (config.store.kind !== 'embedded')
    throw wrongArguments(
      'These commands are for the embedded store; DynamoDB has its own backups and exports.',
    )
  const opened = await openStoreCare(config.folder, () => performance.timeOrigin + performance.now(), make)
  if (!opened)
    throw new CommandProblem(
      `There is no store in ${config.folder}. Set MATRICULA_DATA to the folder that has one.`,
    )
  try {
    return await care(opened, terminal)
  } finally {
    await opened.close()
  }
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
    terminal.say(`Backed up to ${path}. To go back: stop the server, put it in place of store.lmdb, start.`)
    terminal.answer({ path })
    return exit.ok
  }

export const exportStore =
  (file: string): Care =>
  async (care, terminal) => {
    const path = freshFile(file)
    const items = await care.exportTo(path)
    terminal.say(`Exported ${counted(items, 'item')} to ${path}.`)
    terminal.answer({ path, items })
    return exit.ok
  }

export const importStore =
  (file: string): Care =>
  async (care, terminal) => {
    if (!existsSync(file)) throw wrongArguments(`There is no file ${file}.`)
    const items = await care.importFrom(file)
    terminal.say(`Imported ${counted(items, 'item')} from ${file}.`)
    terminal.answer({ items })
    return exit.ok
  }

function freshFile(file: string): string {
  const path = resolve(file)
  if (existsSync(path)) throw wrongArguments(`${path} is there already; name a new file.`)
  return path
}
