import { listStandingReviews, type StandingReview } from '@matricula/contract/standing'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Section } from '#design/page.tsx'
import { Segmented } from '#design/segmented.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { useReplyPages } from '#platform/use-reply.ts'
import { NarrowLine } from './narrow-line.tsx'
import { ReviewDialog } from './review-dialog.tsx'
import styles from './standing.module.css'
import { OutcomeTag } from './standing-tag.tsx'

const states: readonly StandingReview['state'][] = ['open', 'granted', 'refused', 'withdrawn']

const keyOf = ({ studentId, termId, kind }: StandingReview): string => `${studentId} ${termId} ${kind}`

/** Appeals, and standings that come out otherwise since a grade has changed. */
export function OpenReviews() {
  const { t } = useTranslation('standing')
  const [state, setState] = useState<StandingReview['state']>('open')
  const [opened, setOpened] = useState<StandingReview>()
  const list = useReplyPages(listStandingReviews, { query: { state } })
  return (
    <Section title={t('reviews')}>
      <Segmented
        label={t('reviews.state')}
        value={state}
        onChange={setState}
        choices={states.map((value) => ({ value, label: t(`review.state.${value}`) }))}
      />
      <DataTable
        label={t('reviews')}
        {...list.table}
        keyOf={keyOf}
        empty={t(`reviews.none.${state}`)}
        columns={columnsOf(t, setOpened)}
      />
      {opened && (
        <ReviewDialog
          opened={opened}
          latest={list.items?.find((review) => keyOf(review) === keyOf(opened)) ?? opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Section>
  )
}

type Words = ReturnType<typeof useTranslation<'standing'>>['t']

const columnsOf = (t: Words, open: (review: StandingReview) => void): Column<StandingReview>[] => [
  {
    key: 'student',
    head: t('student'),
    names: true,
    cell: ({ name, text, proposed }) => (
      <>
        {name}
        <NarrowLine>{text ?? (proposed && t(`outcome.${proposed.outcome}`))}</NarrowLine>
      </>
    ),
  },
  { key: 'term', head: t('term'), wideOnly: true, cell: ({ termTitle }) => termTitle },
  { key: 'kind', head: t('review.kind'), cell: ({ kind }) => t(`review.kind.${kind}`) },
  {
    key: 'outcome',
    head: t('outcome'),
    wideOnly: true,
    cell: ({ outcome }) => <OutcomeTag outcome={outcome} />,
  },
  {
    key: 'why',
    head: t('review.why'),
    wideOnly: true,
    cell: ({ text, proposed }) => (
      <span className={styles.excerpt}>
        {text ?? (proposed && t('review.would', { outcome: t(`outcome.${proposed.outcome}`) }))}
      </span>
    ),
  },
  {
    key: 'open',
    head: t('decide.column'),
    align: 'end',
    cell: (review) => (
      <Button size="small" onClick={() => open(review)}>
        {t('review.look')}
        <span className="visually-hidden"> {review.name}</span>
      </Button>
    ),
  },
]
