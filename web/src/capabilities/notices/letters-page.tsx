import { discardLetter, type LetterRow, listLetters, sendLetterAgain } from '@matricula/contract/notices'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Segmented } from '#design/segmented.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { NarrowOnly } from '#design/table/narrow-only.tsx'
import { toast } from '#design/toast.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { keyOf, useCommand, useReplyPages } from '#platform/use-reply.ts'
import styles from './notices.module.css'

const states: readonly LetterRow['state'][] = ['dead', 'waiting']

/** Letters that the mail server has not taken: what it answered, and what to do with them. */
export function LettersPage() {
  const { t } = useTranslation('notices')
  const format = useFormat()
  const client = useQueryClient()
  const [state, setState] = useState<LetterRow['state']>('dead')
  const list = useReplyPages(listLetters, { query: { state } })
  const again = useCommand(sendLetterAgain)
  const discard = useCommand(discardLetter)
  const act = async (work: Promise<unknown>, done: string) => {
    try {
      await work
    } catch {
      // The refusal is drawn above the list, from the command.
      return
    }
    await client.invalidateQueries({ queryKey: keyOf(listLetters) })
    toast(done)
  }
  const problem = again.error ?? discard.error
  return (
    <Page title={t('letters')} description={t('letters.about')}>
      <Segmented
        label={t('letters.state')}
        value={state}
        onChange={setState}
        choices={states.map((value) => ({ value, label: t(`letters.${value}`) }))}
      />
      {problem !== undefined && <ProblemNote problem={problem} />}
      <DataTable
        label={t('letters')}
        {...list.table}
        keyOf={({ letterId }) => letterId}
        empty={t(`letters.none.${state}`)}
        columns={columnsOf(t, format, {
          again: ({ letterId }) => void act(again.run({ params: { letterId } }), t('letters.tried')),
          discard: ({ letterId }) => void act(discard.run({ params: { letterId } }), t('letters.discarded')),
        })}
      />
    </Page>
  )
}

type Words = ReturnType<typeof useTranslation<'notices'>>['t']

interface Doings {
  readonly again: (letter: LetterRow) => void
  readonly discard: (letter: LetterRow) => void
}

const columnsOf = (t: Words, format: Format, { again, discard }: Doings): Column<LetterRow>[] => [
  {
    key: 'to',
    head: t('letters.to'),
    names: true,
    cell: ({ to, answer }) => (
      <>
        <bdi className={styles.address}>{to}</bdi>
        <NarrowOnly>
          <span className="muted">{answer ?? t('letters.unasked')}</span>
        </NarrowOnly>
      </>
    ),
  },
  {
    key: 'subject',
    head: t('letters.subject'),
    wideOnly: true,
    cell: ({ subject }) => <span dir="auto">{subject}</span>,
  },
  {
    key: 'answer',
    head: t('letters.answer'),
    wideOnly: true,
    cell: ({ answer }) => answer ?? t('letters.unasked'),
  },
  {
    key: 'due',
    head: t('letters.due'),
    wideOnly: true,
    cell: ({ due }) => <time dateTime={due}>{format.dateTime(due)}</time>,
  },
  {
    key: 'actions',
    head: t('list.actions'),
    align: 'end',
    cell: (letter) => (
      <>
        <Button size="small" onClick={() => again(letter)}>
          {t('letters.again')}
          <span className="visually-hidden"> {letter.to}</span>
        </Button>
        <Button size="small" look="quiet" onClick={() => discard(letter)}>
          {t('letters.discard')}
          <span className="visually-hidden"> {letter.to}</span>
        </Button>
      </>
    ),
  },
]
