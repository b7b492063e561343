import { grantsChanged, readSession } from '@matricula/contract/identity'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

export const identityStale: readonly StaleRule[] = [staleAfter(grantsChanged, () => [keyOf(readSession)])]
