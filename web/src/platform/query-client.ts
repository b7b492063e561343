import { QueryClient } from '@tanstack/react-query'
import { ToldProblem } from './told-problem.ts'

/** A refusal will not change by asking again; a lost connection or a busy server may. */
const worthAnotherTry = (tried: number, error: unknown): boolean => {
  if (error instanceof ToldProblem && error.status < 500) return false
  return tried < 2
}

/** Live events say what is stale, so nothing is asked again merely because a window got focus. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        retry: worthAnotherTry,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
