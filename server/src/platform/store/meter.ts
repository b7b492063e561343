import { troubleOf } from './outcomes.ts'
import type { Operation, Sender } from './sender.ts'
import type { Spent, Troubles } from './store.ts'

const writing = new Set<Operation>(['Put', 'Update', 'Delete', 'TransactWrite'])

interface Capacity {
  readonly CapacityUnits?: number
}

export interface MeteredSender extends Sender {
  meter(): () => Spent
  troubles(): Troubles
}

/** Counts calls and capacity units for whoever asked to; asks the store for its bill only then. */
export function createMeteredSender(sender: Sender): MeteredSender {
  const meters = new Set<{ trips: number; reads: number; writes: number }>()
  const met = { conflicts: 0, throttles: 0 }

  async function send(operation: Operation, input: Readonly<Record<string, unknown>>) {
    try {
      return await sender.send(operation, input)
    } catch (error) {
      const trouble = troubleOf(error)
      if (trouble) met[trouble === 'conflict' ? 'conflicts' : 'throttles'] += 1
      throw error
    }
  }

  return {
    ...(sender.remote && { remote: true }),
    async send(operation, input) {
      if (meters.size === 0) return await send(operation, input)
      const reply = await send(operation, { ...input, ReturnConsumedCapacity: 'TOTAL' })
      const billed = [reply['ConsumedCapacity']].flat() as (Capacity | undefined)[]
      const units = billed.reduce((sum, one) => sum + (one?.CapacityUnits ?? 0), 0)
      for (const meter of meters) {
        meter.trips += 1
        meter[writing.has(operation) ? 'writes' : 'reads'] += units
      }
      return reply
    },
    meter() {
      const counts = { trips: 0, reads: 0, writes: 0 }
      meters.add(counts)
      return () => {
        meters.delete(counts)
        return { ...counts }
      }
    },
    troubles: () => ({ ...met }),
    close: () => sender.close(),
  }
}
