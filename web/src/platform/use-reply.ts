import { type Route } from '@matricula/contract/kernel'
import {
  keepPreviousData,
  type QueryKey,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import type { z } from 'zod'
import { type CallOptions, call, type Input, type Reply, send } from './call.ts'
import { ToldProblem } from './told-problem.ts'

type Asked<R extends Route> = Pick<Input<R>, Extract<keyof Input<R>, 'params' | 'query'>>

/**
 * The key under which replies are kept: [route name, params, query]. Leave out the end, or a value inside, to mean
 * every reply that agrees with the rest.
 */
export const keyOf = (route: Pick<Route, 'name'>, params?: object, query?: object): QueryKey => [
  route.name,
  known(params),
  known(query),
]

const known = (values: object = {}): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

const partsOf = (input: { readonly params?: unknown; readonly query?: unknown }) => ({
  params: objectIn(input.params),
  query: objectIn(input.query),
})
const objectIn = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** What the router loads ahead and `useReply` reads: one definition of how a reply is asked for. */
export const replyOptions = <R extends Route>(route: R, input: Asked<R>) => {
  const { params, query } = partsOf(input)
  return queryOptions({
    queryKey: keyOf(route, params, query),
    queryFn: ({ signal }) => send(route, { params, query }, { signal }),
  })
}

export interface ReplyOptions {
  readonly enabled?: boolean
  /** Milliseconds between quiet refreshes, for what changes without an event. */
  readonly every?: number
}

/** Asks a GET route and keeps the reply; the previous reply stays on the screen while a new one loads. */
export const useReply = <R extends Route>(route: R, input: Asked<R>, options: ReplyOptions = {}) =>
  useQuery({
    ...replyOptions(route, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    placeholderData: keepPreviousData,
  })

interface PageOf<Item> {
  readonly items: Item[]
  readonly next?: string | undefined
}
type PagedRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType<PageOf<unknown>>>

type ItemOf<R extends PagedRoute> = Reply<R>['items'][number]

/** Asks a paged route page by page; `items` is everything loaded so far, in order. Spread `table` on a `DataTable`. */
export function useReplyPages<R extends PagedRoute>(route: R, input: Asked<R>, options: ReplyOptions = {}) {
  const { params, query } = partsOf(input)
  const result = useInfiniteQuery({
    queryKey: [...keyOf(route, params, query), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      send(route, { params, query: { ...query, after: pageParam } }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page: PageOf<unknown>) => page.next,
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
  })
  const items = result.data?.pages.flatMap((page: Reply<R>): ItemOf<R>[] => page.items)
  const table = {
    rows: items,
    error: result.error,
    onRetry: () => void result.refetch(),
    more: {
      available: result.hasNextPage,
      loading: result.isFetchingNextPage,
      load: () => void result.fetchNextPage(),
    },
  }
  return { ...result, items, table }
}

const firstPage: string | undefined = undefined

export type Command<R extends Route> = Input<R> & Pick<CallOptions, 'idempotencyKey'>

/** A change: `run(input)` resolves to the reply or throws its ToldProblem; `pending` and `error` draw the button. */
export function useCommand<R extends Route>(route: R) {
  const mutation = useMutation<Reply<R>, Error, Command<R>>({
    mutationKey: [route.name],
    mutationFn: (command) => call(route, command, { idempotencyKey: command.idempotencyKey }),
  })
  return {
    run: mutation.mutateAsync,
    pending: mutation.isPending,
    error: mutation.error ?? undefined,
    reply: mutation.data,
    reset: mutation.reset,
  }
}

/** The problem in an error, when it is one of the contract's. */
export const problemIn = (error: unknown): ToldProblem | undefined =>
  error instanceof ToldProblem ? error : undefined
