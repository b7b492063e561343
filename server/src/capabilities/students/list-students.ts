import { StudentRow } from '@matricula/contract/students'
import { type Actor, demand } from '#platform/actor.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { walk } from '#platform/store/walk.ts'
import { type Asked, planSearch } from './search-plan.ts'

export type ListStudents = (actor: Actor, asked: Asked & PageAsked) => Promise<Page<StudentRow>>

/** One page by name, or of what was looked for. A page may be short where few pass a filter; `next` says whether it goes on. */
export const createListStudents =
  (store: Store): ListStudents =>
  async (actor, { after, limit, ...asked }) => {
    demand(actor, 'student.list')
    const found = await walk(store, { table: 'students', ...planSearch(asked), after, limit })
    return pageOf(found, (item) => StudentRow.parse(item))
  }
