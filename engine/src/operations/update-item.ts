import type { Context } from './context.ts'
import type { WriteRequest } from './requests.ts'
import { type WriteAnswer, writeOne } from './single-write.ts'

/** Changes one item, if its condition holds. */
export function updateItem(context: Context, request: WriteRequest): Promise<WriteAnswer> {
  return writeOne(context, 'Update', request)
}
