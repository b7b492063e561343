import { StudentRow } from '@matricula/contract/students'
import { type Actor, demand } from '#platform/actor.ts'
import type { Store } from '#platform/store/store.ts'
import { walk } from '#platform/store/walk.ts'
import { type Asked, planSearch } from './search-plan.ts'

interface AskedPage extends Asked {
  readonly after?: string | undefined
  readonly limit: number
}

export type ListStudents = (actor: Actor, asked: AskedPage) => Promise<{ items: StudentRow[]; next?: string }>

/** One page by name, or of what was looked for. A page may be short where few pass a filter; `next` says whether it goes on. */
export const createListStudents =
  (store: Store): ListStudents =>
  async (actor, { after, limit, ...asked }) => {
    demand(actor, 'student.list')
    const { items, next } = await walk(store, { table: 'students', ...planSearch(asked), after, limit })
    return { items: items.map((item) => StudentRow.parse(item)), ...(next !== undefined && { next }) }
  }
