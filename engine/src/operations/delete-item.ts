import type { Context } from './context.ts'
import type { WriteRequest } from './requests.ts'
import { type WriteAnswer, writeOne } from './single-write.ts'

/** Removes one item, if its condition holds. */
export function deleteItem(context: Context, request: WriteRequest): Promise<WriteAnswer> {
  return writeOne(context, 'Delete', request)
}
