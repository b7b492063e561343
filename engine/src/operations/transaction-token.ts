import { createHash } from 'node:crypto'
import { EngineError } from '#engine/errors.ts'
import type { Change, View } from '#engine/storage/storage.ts'
import { tokenKey } from '#engine/tables/catalogue.ts'
import { tokenLifetime } from '#engine/tables/token-lifetime.ts'
import { rawItemOf } from '#engine/values/attribute-json.ts'
import { readItem } from '#engine/values/read-document.ts'
import { constraintProblem } from './checks.ts'
import type { Context } from './context.ts'
import type { TransactWriteRequest } from './requests.ts'

const longestToken = 36

/** What the store remembers of a token: whether it was seen, and the change that remembers it now. */
export interface TokenMemory {
  readonly seen: boolean
  readonly change: Change
}

type Remembered = { readonly digest: string; readonly at: number }

/** Looks a request's token up; throws when it came with another request within ten minutes. */
export function rememberedToken(
  { clock }: Context,
  request: TransactWriteRequest,
): ((view: View) => TokenMemory) | undefined {
  const token = request.ClientRequestToken
  if (token === undefined || token === null) return undefined
  const digest = digestOf(request)
  return (view) => {
    const key = tokenKey(token)
    const remembered = view.get(key) as Remembered | undefined
    const seen = remembered !== undefined && clock() - remembered.at < tokenLifetime
    if (seen && remembered.digest !== digest) throw mismatch()
    return { seen, change: { key, value: { digest, at: clock() } } }
  }
}

/** Refuses a token that is empty or longer than 36 characters. */
export function refuseLongToken(token: string | undefined): void {
  if (token === undefined || token === null) return
  if (token.length >= 1 && token.length <= longestToken) return
  const limit = token.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${longestToken}`
  throw constraintProblem('clientRequestToken', token, `Member must have length ${limit}`)
}

function mismatch(): Error {
  return new EngineError(
    'IdempotentParameterMismatchException',
    'Request parameters do not match those of the request that first used this client token',
  )
}

function digestOf({ TransactItems }: TransactWriteRequest): string {
  const content = JSON.stringify(rawItemOf(readItem({ TransactItems }, -8), 'base64'))
  return createHash('sha256').update(content).digest('base64')
}
