import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { requestSequences, type Step } from './random-requests.ts'
import { openSchool, type School } from './school.ts'
import type { Target } from './targets.ts'

/** Not part of an outcome; DynamoDB Local tells capacity unasked when it deletes nothing. */
const unasked = new Set(['$metadata', 'ConsumedCapacity'])

/** What came of a step, in a form in which equal outcomes are equal: refusals by name, unordered things in order. */
async function outcomeOf(step: Step, school: School): Promise<unknown> {
  try {
    return plain(await step.ask(school))
  } catch (error) {
    const { name, CancellationReasons } = error as Error & {
      CancellationReasons?: readonly { Code?: string }[]
    }
    return { refused: name, codes: CancellationReasons?.map((reason) => reason.Code) ?? [] }
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Set) return { set: [...value].map(String).toSorted() }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([name, part]) => !unasked.has(name) && part !== undefined)
  return Object.fromEntries(
    fields.toSorted(([one], [two]) => (one < two ? -1 : 1)).map(([name, part]) => [name, plain(part)]),
  )
}

async function contentOf({ table, target }: School): Promise<unknown> {
  const { Items = [] } = await target.send(new ScanCommand({ TableName: table }))
  return plain(
    Items.toSorted((one, two) => (`${one['pk']}${one['sk']}` < `${two['pk']}${two['sk']}` ? -1 : 1)),
  )
}

/** Entries of equal index keys come in no promised order. */
function comparable(outcome: unknown): unknown {
  const items: unknown =
    typeof outcome === 'object' && outcome !== null && 'Items' in outcome ? outcome.Items : undefined
  if (!Array.isArray(items)) return outcome
  return { ...(outcome as object), Items: items.map((item) => JSON.stringify(item)).toSorted() }
}

/**
 * Sends random sequences to every target and answers how many were sent.
 * Throws with the shortest sequence found whose outcomes differ; MATRICULA_SEED repeats a run.
 */
export async function sequencesAlike(targets: readonly Target[], runs: number): Promise<number> {
  const seed = Number(process.env['MATRICULA_SEED'] ?? Date.now() % 2 ** 31)
  process.stdout.write(`Random requests to ${targets.map((each) => each.name).join(' and ')}: seed ${seed}\n`)
  await fc.assert(
    fc.asyncProperty(requestSequences, (sequence) => expectSame(targets, sequence)),
    { seed, numRuns: runs },
  )
  return runs
}

async function expectSame(targets: readonly Target[], sequence: readonly Step[]): Promise<void> {
  const schools = await Promise.all(targets.map(openSchool))
  for (const step of sequence) {
    const [first, ...others] = await Promise.all(schools.map((school) => outcomeOf(step, school)))
    for (const other of others) {
      expect({ [step.told]: comparable(other) }).toEqual({ [step.told]: comparable(first) })
    }
  }
  const [first, ...others] = await Promise.all(schools.map(contentOf))
  for (const other of others) expect(other).toEqual(first)
}
