import type { Context } from './context.ts'
import type { WriteRequest } from './requests.ts'
import { type WriteAnswer, writeOne } from './single-write.ts'

/** Puts one item, if its condition holds. */
export function putItem(context: Context, request: WriteRequest): Promise<WriteAnswer> {
  return writeOne(context, 'Put', request)
}
