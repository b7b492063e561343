import { type InboxEntry, markInboxRead, readInbox } from '@matricula/contract/notices'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentence } from '#capabilities/operations/index.ts'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { Tag } from '#design/tag.tsx'
import { call } from '#platform/call.ts'
import { useFormat } from '#platform/format.ts'
import { keyOf, useReply } from '#platform/use-reply.ts'
import styles from './notices.module.css'
import { Paragraphs } from './paragraphs.tsx'

/** Everything that was announced and that happened to one's own record; to look at it is to have read it. */
export function InboxPage() {
  const { t } = useTranslation('notices')
  const { data, error, refetch } = useReply(readInbox, {})
  const isNew = useNews(data?.items)
  return (
    <Page title={t('inbox')} description={t('inbox.about')} width="form">
      {data === undefined && error === null && <Skeleton rows={8} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState sentence={t('inbox.empty')} />}
      {data !== undefined && data.items.length > 0 && (
        <ol className={styles.list} aria-label={t('inbox')}>
          {data.items.map((entry) => (
            <Entry key={entry.id} entry={entry} isNew={entry.unread || isNew(entry.id)} />
          ))}
        </ol>
      )}
    </Page>
  )
}

/** Marks what is shown as read, and remembers for this visit what was new in it. */
function useNews(items: readonly InboxEntry[] | undefined): (id: string) => boolean {
  const client = useQueryClient()
  const [news, setNews] = useState<ReadonlySet<string>>(new Set())
  const unread = items?.filter(({ unread: isUnread }) => isUnread) ?? []
  const newest = unread[0]?.at
  const ids = unread.map(({ id }) => id).join(' ')
  useEffect(() => {
    if (newest === undefined) return
    void call(markInboxRead, { body: { until: newest } }).then(
      () => {
        setNews((before) => new Set([...before, ...ids.split(' ')]))
        return client.invalidateQueries({ queryKey: keyOf(readInbox) })
      },
      // It stays unread, and is marked the next time.
      () => undefined,
    )
  }, [newest, ids, client])
  return (id) => news.has(id)
}

function Entry({ entry, isNew }: { readonly entry: InboxEntry; readonly isNew: boolean }) {
  const { t } = useTranslation('notices')
  const format = useFormat()
  const sentence = useSentence()
  return (
    <li className={styles.entry} data-new={isNew || undefined}>
      <p className={styles.meta}>
        <time dateTime={entry.at}>{format.dateTime(entry.at)}</time>
        {entry.kind === 'announcement' && <span> {t('by', { by: entry.by })}</span>}
        {isNew && <Tag tone="info">{t('new')}</Tag>}
      </p>
      {entry.kind === 'event' ? (
        <p>{sentence(entry)}</p>
      ) : (
        <Announced title={entry.title} body={entry.body} />
      )}
    </li>
  )
}

const longest = 280

/** The whole of a long announcement opens on demand. */
function Announced({ title, body }: { readonly title: string; readonly body: string }) {
  const { t } = useTranslation('notices')
  const [opened, setOpened] = useState(body.length <= longest)
  return (
    <>
      <h2 dir="auto">{title}</h2>
      <Paragraphs text={opened ? body : `${body.slice(0, longest)}…`} />
      {!opened && (
        <Button size="small" look="quiet" onClick={() => setOpened(true)}>
          {t('more')}
          <span className="visually-hidden"> {title}</span>
        </Button>
      )}
    </>
  )
}
