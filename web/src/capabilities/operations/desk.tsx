import { type DeskEntry, readDesk } from '@matricula/contract/operations'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '#design/page.tsx'
import { useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import styles from './today.module.css'

/** What waits for whoever looks, each with the way to it; nothing where nothing waits. */
export function Desk() {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const { data } = useReply(readDesk, {}, { every: 300_000 })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Section title={t('desk.title')}>
      <ul className={styles.attention}>
        {data.items.map((entry) => {
          const number = `${format.number(entry.count)}${entry.more ? '+' : ''}`
          const sentence = t(`desk.${entry.kind}`, { count: entry.count, number })
          return <li key={entry.kind}>{wayTo[entry.kind](sentence)}</li>
        })}
      </ul>
    </Section>
  )
}

const wayTo: Readonly<Record<DeskEntry['kind'], (sentence: string) => ReactNode>> = {
  leaves: (sentence) => (
    <Link to="/attendance" search={{ part: 'leave' }}>
      {sentence}
    </Link>
  ),
  'grade-changes': (sentence) => (
    <Link to="/final-grades" search={{ part: 'changes' }}>
      {sentence}
    </Link>
  ),
  'standing-reviews': (sentence) => <Link to="/standing">{sentence}</Link>,
  letters: (sentence) => <Link to="/letters">{sentence}</Link>,
  'own-grades': (sentence) => <Link to="/teaching">{sentence}</Link>,
}
