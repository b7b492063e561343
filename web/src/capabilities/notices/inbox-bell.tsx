import { room } from '@matricula/contract/kernel'
import { readInbox } from '@matricula/contract/notices'
import { IconBell } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import styles from './notices.module.css'

/** What is to come begins without an event; it is seen this many milliseconds later at most. */
const begins = 5 * 60_000

/** How many entries of the inbox are unread, in every page's header. */
export function InboxBell() {
  const { t } = useTranslation('notices')
  const { me } = useSession()
  const { data } = useReply(readInbox, {}, { every: begins })
  useRoom(room.everyone)
  useRoom(me?.studentId === undefined ? undefined : room.student(me.studentId))
  const unread = data?.unread ?? 0
  return (
    <Link to="/inbox" className={styles.bell} aria-label={t('bell', { count: unread })}>
      <IconBell size={18} aria-hidden />
      {unread > 0 && (
        <span className={styles.count} aria-hidden>
          {unread > 9 ? '9+' : unread}
        </span>
      )}
    </Link>
  )
}
