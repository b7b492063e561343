import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { whyNotLocal } from '#conformance/dynamodb-local.ts'
import { atSizes } from './large.ts'
import { better, type Measuring, measure } from './measure.ts'
import type { Place } from './place.ts'
import { openDynalite, openFront, openInProcess, openLocal } from './places.ts'
import { aligned, type Row, ratiosOf, tableOf } from './report.ts'
import { createBenchTable, fill, operations } from './workload.ts'

const usage = `npm run bench:engine -- [options]
  --seconds <n>   how long each figure is measured, in three rounds (1.5)
  --only <names>  places, comma separated: engine, front, dynalite, local
  --large         also the cost of reading and opening 10,000 and 1,000,000 items
  --json <file>   write the figures to a file as well
  --help          this text
`

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1.5' },
    only: { type: 'string', default: 'engine,front,dynalite,local' },
    large: { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const openers: Readonly<Record<string, () => Promise<Place>>> = {
  engine: openInProcess,
  front: openFront,
  dynalite: openDynalite,
  local: openLocal,
}
const items = 4000
const concurrencies = [1, 16, 64]
const rounds = 3

async function opened(names: readonly string[]): Promise<readonly Place[]> {
  const places: Place[] = []
  for (const name of names) {
    const reason = name === 'local' ? whyNotLocal() : undefined
    const open = openers[name]
    if (!open)
      throw new Error(`There is no place called ${name}. Choose among ${Object.keys(openers).join(', ')}.`)
    if (reason !== undefined) say(`NOT MEASURED, DynamoDB Local: ${reason}.`)
    else places.push(await open())
  }
  return places
}

/** Places take turns in short rounds, and the best of each counts, so that a busy moment of the machine hits none alone. */
async function measurePlaces(places: readonly Place[], milliseconds: number): Promise<readonly Row[]> {
  for (const place of places) {
    await createBenchTable(place)
    await fill(place, [0, items])
    say(`  ${place.name} is ready`)
  }
  const rows: Row[] = []
  let number = 0
  const next = (): number => number++
  for (const operation of operations) {
    const able = places.filter((each) => !(operation.transaction && each.name.startsWith('dynalite')))
    for (const concurrency of concurrencies) {
      const turn = { operation, concurrency, milliseconds, items, next }
      const measured = await bestOfRounds(able, turn)
      rows.push(...measured)
      const told = measured.map(({ place, perSecond }) => `${place} ${Math.round(perSecond)}/s`)
      say(`  ${operation.name}, ${concurrency} at once: ${told.join(', ')}`)
    }
  }
  return rows
}

async function bestOfRounds(
  places: readonly Place[],
  turn: Omit<Measuring, 'place'>,
): Promise<readonly Row[]> {
  const best = new Map<string, Row>()
  for (let round = 0; round < rounds; round++) {
    for (const place of places) {
      const measured = await measure({ ...turn, milliseconds: turn.milliseconds / rounds, place })
      const { operation, concurrency } = turn
      const row = { place: place.name, operation: operation.name, concurrency, ...measured }
      best.set(place.name, better(best.get(place.name), row))
    }
  }
  return [...best.values()]
}

async function measureAll(names: readonly string[], milliseconds: number): Promise<readonly Row[]> {
  const places = await opened(names)
  try {
    return await measurePlaces(places, milliseconds)
  } finally {
    for (const place of places) await place.close()
  }
}

async function run(): Promise<void> {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  say(`Measuring on ${machine}`)
  const rows = await measureAll(options.only.split(',').filter(Boolean), Number(options.seconds) * 1000)
  if (rows.length > 0) {
    say(
      `\nCalls a second, median/99th percentile, CPU of client and server for each call\n\n${tableOf(rows)}`,
    )
    say(`\nThe first place against the others, calls a second\n\n${ratiosOf(rows)}`)
  }
  const sizes = options.large ? await atSizes(say) : []
  if (sizes.length > 0) {
    const lines = sizes.map((size) => [
      size.items.toLocaleString('en'),
      `${size.get.toFixed(1)} µs`,
      `${size.query.toFixed(0)} µs`,
      `${size.open.toFixed(1)} ms`,
      `${size.megabytes.toFixed(0)} MB`,
    ])
    say(
      `\n${aligned([['items', 'get (CPU)', 'query of 40 (CPU)', 'open and first read', 'file'], ...lines])}`,
    )
  }
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify({ machine, rows, sizes }, undefined, 2)}\n`)
    say(`\nWritten to ${options.json}`)
  }
}

if (options.help) say(usage)
else await run()
