import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ItemKind } from '#platform/store/item-kind.ts'
import { tables } from '#platform/store/tables.ts'
import { school } from '#testing/school.ts'

const kindsOf = async (): Promise<{ capability: string; kind: ItemKind }[]> => {
  const { capabilities } = await school()
  return Object.entries(capabilities).flatMap(([capability, { kinds }]) =>
    kinds.map((kind) => ({ capability, kind })),
  )
}

/** A key with its slots emptied: two kinds of the same shape could take each other's place. */
const shape = ({ table, pk, sk }: ItemKind): string => `${table} ${pk} / ${sk}`.replace(/\{\w+\}/g, '{}')

test('no two kinds of item can have the same key', async () => {
  const shapes = (await kindsOf()).map(({ kind }) => shape(kind))

  expect(shapes.filter((one, place) => shapes.indexOf(one) !== place)).toEqual([])
})

test('every table is in use, and every time-to-live is on a table that has one', async () => {
  const kinds = (await kindsOf()).map(({ kind }) => kind)

  expect(tables.filter(({ name }) => !kinds.some((kind) => kind.table === name))).toEqual([])
  for (const kind of kinds.filter((one) => one.timeToLive)) {
    expect(tables.find(({ name }) => name === kind.table)?.timeToLive, kind.name).toBeDefined()
  }
})

test('docs/access-patterns.md says what is stored where, and how it is asked for', async () => {
  const kinds = await kindsOf()
  const sections = tables.map((table) => {
    const rows = kinds
      .filter(({ kind }) => kind.table === table.name)
      .map(({ capability, kind }) => row(capability, kind))
    const head = '| item | capability | pk | sk | indexes | asked for |\n|---|---|---|---|---|---|'
    return `## ${table.name}\n\n${table.holds[0]?.toUpperCase()}${table.holds.slice(1)}.\n\n${head}\n${rows.join('\n')}\n`
  })
  const page = `${intro}\n${sections.join('\n')}`

  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/access-patterns.md'))
})

const intro = `# Access patterns

Printed from the item kinds by \`server/src/access-patterns.test.ts\`; to renew it run
\`npx vitest run server/src/access-patterns.test.ts --update\`. A slot in braces is filled from the record. All tables are
billed by request; \`g1\` and \`g2\` are sparse global indexes that hold only the items that have their keys.
`

function row(capability: string, { name, pk, sk, g1, g2, reads, timeToLive }: ItemKind): string {
  const indexes = [
    g1 && `g1: \`${g1[0]}\` / \`${g1[1]}\``,
    g2 && `g2: \`${g2[0]}\` / \`${g2[1]}\``,
    timeToLive && 'expires',
  ]
  return `| ${name} | ${capability} | \`${pk}\` | \`${sk}\` | ${indexes.filter(Boolean).join('; ')} | ${reads.join('; ')} |`
}
