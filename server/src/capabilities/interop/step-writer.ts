import type { RowFault } from '@matricula/contract/interop'
import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/store/store.ts'
import { lotSize } from './check-job.ts'
import type { Finding, Keepers } from './keeper.ts'
import { forgetReading, type Plan, planReading, prepare, refusedPlan, weightOf } from './plan.ts'
import type { Reading } from './readers/reader.ts'
import type { StepNotes } from './step-notes.ts'

/** A transaction takes 100 items; one is the step, and one is kept free. */
const heaviest = 98
const tries = 4

export interface StepWriter {
  take(readings: readonly Reading[]): Promise<void>
  finish(): Promise<void>
  /** What was refused though the check had found it good. */
  late(): readonly RowFault[]
}

/** Packs plans into transactions as full as they may be. */
export function createStepWriter(keepers: Keepers, notes: StepNotes, by: Actor): StepWriter {
  const late: RowFault[] = []
  let pack: Plan[] = []
  let weight = 0

  return {
    late: () => late,
    async take(readings) {
      await prepare(keepers, readings)
      for (const reading of readings) await add(await planReading(keepers, reading))
    },
    finish: flush,
  }

  async function add(plan: Plan): Promise<void> {
    if (plan.acts.length > 0) {
      await flush()
      await act(plan)
      return
    }
    if (weight + weightOf(plan) > heaviest || pack.length >= lotSize) await flush()
    pack.push(plan)
    weight += weightOf(plan)
  }

  /** A command makes its own commit; done twice, as after a crash, it finds that all is as wished. */
  async function act(plan: Plan): Promise<void> {
    for (const command of plan.acts) {
      const finding = await command(by)
      if (!finding) continue
      forgetReading(keepers, plan.reading)
      await refused(plan.reading, finding)
      return
    }
    await notes.commit([plan])
  }

  async function flush(): Promise<void> {
    const plans = pack
    pack = []
    weight = 0
    if (plans.length > 0) await write(plans)
  }

  /** Where somebody was faster, looks again and decides again; at last one by one, so that one row stops no other. */
  async function write(plans: readonly Plan[]): Promise<void> {
    let current = plans
    for (let left = tries; left > 0; left -= 1) {
      // What others took away meanwhile is made again, and may need more than one transaction.
      if (current.length > 1 && weightOfAll(current) > heaviest) break
      if (await committed(notes, current)) return
      current = await decidedAgain(keepers, current)
    }
    if (current.length > 1) {
      for (const plan of current) await write([plan])
      return
    }
    for (const { reading } of current) await refused(reading, busy)
  }

  async function refused(reading: Reading, finding: Finding): Promise<void> {
    const plan = refusedPlan({ ...reading, faults: [] }, [finding])
    late.push(...plan.faults)
    await notes.commit([plan])
  }
}

const weightOfAll = (plans: readonly Plan[]): number => plans.reduce((sum, plan) => sum + weightOf(plan), 0)

/** Tells false where somebody was faster. */
async function committed(notes: StepNotes, plans: readonly Plan[]): Promise<boolean> {
  try {
    await notes.commit(plans)
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

async function decidedAgain(keepers: Keepers, plans: readonly Plan[]): Promise<Plan[]> {
  const readings = plans.map((plan) => plan.reading)
  for (const reading of readings) forgetReading(keepers, reading)
  await prepare(keepers, readings)
  const decided: Plan[] = []
  for (const reading of readings) decided.push(await planReading(keepers, reading))
  return decided
}

const busy = {
  column: '',
  value: '',
  reason: 'The record was changed again and again by others',
  repair: 'Import the file once more',
}
