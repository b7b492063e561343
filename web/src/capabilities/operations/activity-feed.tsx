import { LiveEvent, room } from '@matricula/contract/kernel'
import { type Activity, listActivity } from '@matricula/contract/operations'
import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActivityList } from '#design/activity-list.tsx'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { LiveContext, useRoom } from '#platform/use-live.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import { useNow } from './now.ts'
import { useSentence } from './sentence.ts'

export interface ActivityFeedProps {
  readonly label: string
  /** Of one record, as `STUDENT#s1`; otherwise of the whole institution. */
  readonly subject?: string | undefined
  /** Only so many, without a button for earlier ones. */
  readonly limit?: number
}

/** What happened, newest first. What comes in while someone reads waits behind a button, so that nothing moves. */
export function ActivityFeed({ label, subject, limit }: ActivityFeedProps) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const sentence = useSentence()
  const today = format.dayOf(useNow().toISOString())
  const query = { limit: limit ?? 50, ...(subject !== undefined && { subject }) }
  const list = useReplyPages<typeof listActivity>(listActivity, { query })
  const { fresh, waiting, show } = useFresh(subject !== undefined, limit !== undefined)
  useRoom(room.staff)
  if (list.items === undefined) {
    return list.error ? (
      <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <Skeleton rows={limit ?? 8} />
    )
  }
  const known = new Set(list.items.map(({ id }) => id))
  const all = [...fresh.filter(({ id }) => !known.has(id)), ...list.items].slice(0, limit)
  if (all.length === 0) return <EmptyState sentence={t('activity.nothing')} />
  return (
    <>
      <ActivityList
        label={label}
        activities={all.map((activity) => ({
          id: activity.id,
          at: activity.at,
          when: format.dayOf(activity.at) === today ? format.time(activity.at) : format.dateTime(activity.at),
          what: sentence(activity),
        }))}
        waiting={waiting > 0 ? { text: t('activity.new', { count: waiting }), show } : undefined}
      />
      {limit === undefined && list.hasNextPage && (
        <Button
          pending={list.isFetchingNextPage && t('activity.loading')}
          onClick={() => void list.fetchNextPage()}
        >
          {t('activity.more')}
        </Button>
      )}
    </>
  )
}

/** New entries since the page was opened: shown at once in a short feed, on request in a long one, not for one record. */
function useFresh(
  off: boolean,
  atOnce: boolean,
): { fresh: readonly Activity[]; waiting: number; show: () => void } {
  const live = useContext(LiveContext)
  const [arrived, setArrived] = useState<readonly Activity[]>([])
  const [shown, setShown] = useState(0)
  useEffect(() => {
    if (off) return undefined
    return live?.listen((event) => {
      const parsed = LiveEvent.safeParse(event)
      if (parsed.success) setArrived((before) => [parsed.data, ...before].slice(0, 500))
    })
  }, [live, off])
  const visible = atOnce ? arrived.length : Math.min(shown, arrived.length)
  return {
    fresh: arrived.slice(arrived.length - visible),
    waiting: arrived.length - visible,
    show: () => setShown(arrived.length),
  }
}
