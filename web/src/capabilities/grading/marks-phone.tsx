import type { Assessment } from '@matricula/contract/grading'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { Id } from '#design/id.tsx'
import type { CellEntry } from './cell-entries.ts'
import type { MarkQueue } from './mark-queue.ts'
import type { MarkRow } from './mark-rows.ts'
import { textOf } from './mark-text.ts'
import { enterEdits } from './marks-grid.tsx'
import styles from './marks-phone.module.css'
import { cellText, cellValue, useMarkCheck } from './use-mark-columns.tsx'

export interface MarksPhoneProps {
  readonly assessments: readonly Assessment[]
  readonly rows: readonly MarkRow[]
  readonly queue: MarkQueue
  readonly readOnly: boolean
}

/** One assessment at a time, for a narrow screen: a number pad, and Next goes down the list. */
export function MarksPhone({ assessments, rows, queue, readOnly }: MarksPhoneProps) {
  const { t } = useTranslation('grading')
  const list = useRef<HTMLUListElement>(null)
  const [chosen, setChosen] = useState('')
  const assessment = assessments.find((one) => one.assessmentId === chosen) ?? assessments[0]
  if (assessment === undefined) return null
  const next = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return
    const fields = [...(list.current?.querySelectorAll('input') ?? [])]
    const field = fields[fields.indexOf(event.currentTarget) + 1]
    if (field) field.focus()
    else event.currentTarget.blur()
  }
  const marked = rows.filter((row) => (cellValue(row, assessment) ?? null) !== null).length
  return (
    <>
      <SelectField
        label={t('phone.choose')}
        value={assessment.assessmentId}
        onChange={setChosen}
        choices={assessments.map((one) => ({ value: one.assessmentId, label: one.title }))}
      />
      <p className="muted" role="status">
        {t('phone.progress', { outOf: assessment.outOf, marked, all: rows.length })}
      </p>
      <ul ref={list} className={styles.list} aria-label={assessment.title}>
        {rows.map((row) => (
          <PhoneRow
            key={`${row.studentId} ${assessment.assessmentId}`}
            row={row}
            assessment={assessment}
            queue={queue}
            readOnly={readOnly}
            onKeyDown={next}
          />
        ))}
      </ul>
    </>
  )
}

interface PhoneRowProps {
  readonly row: MarkRow
  readonly assessment: Assessment
  readonly queue: MarkQueue
  readonly readOnly: boolean
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

function PhoneRow({ row, assessment, queue, readOnly, onKeyDown }: PhoneRowProps) {
  const { t } = useTranslation('grading')
  const check = useMarkCheck()
  const [typed, setTyped] = useState<string>()
  const text = typed ?? cellText(row, assessment)
  const entry = row.entries[assessment.assessmentId]
  const fault = check(text, assessment) ?? (entry?.stage === 'error' ? entry.message : undefined)
  const noteId = `note-${row.studentId}`
  const leave = () => {
    if (typed !== undefined && typed.trim() !== cellText(row, assessment))
      enterEdits(queue, assessment, [{ rowKey: row.studentId, after: typed.trim() }])
    setTyped(undefined)
  }
  return (
    <li className={styles.row}>
      <span className={styles.person}>
        <span>{row.name}</span>
        <Id className={styles.detail}>{row.rollNumber}</Id>
      </span>
      <input
        className={styles.field}
        inputMode={assessment.kind === 'number' ? 'decimal' : 'text'}
        enterKeyHint="next"
        autoComplete="off"
        readOnly={readOnly}
        value={text}
        aria-label={t('phone.cell', { title: assessment.title, name: row.name, outOf: assessment.outOf })}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={fault === undefined ? undefined : noteId}
        data-stage={entry?.stage}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {fault !== undefined && (
        <span id={noteId} className={styles.fault}>
          {fault}
        </span>
      )}
      {entry?.stage === 'conflict' && (
        <PhoneConflict
          entry={entry}
          onKeep={() => queue.keepMine(assessment.assessmentId, row.studentId)}
          onUse={() => queue.takeTheirs(assessment.assessmentId, row.studentId)}
        />
      )}
    </li>
  )
}

function PhoneConflict({
  entry,
  onKeep,
  onUse,
}: {
  readonly entry: Extract<CellEntry, { stage: 'conflict' }>
  readonly onKeep: () => void
  readonly onUse: () => void
}) {
  const { t } = useTranslation('grading')
  const theirs = textOf(entry.theirs.value) || t('conflict.blank')
  return (
    <span className={styles.conflict}>
      <span className={styles.fault}>
        {t('grid.conflict', { ns: 'design', by: entry.theirs.by ?? '', theirs })}
      </span>
      <Button size="small" onClick={onUse}>
        {t('conflict.use', { theirs })}
      </Button>
      <Button size="small" onClick={onKeep}>
        {t('conflict.keep', { mine: entry.text || t('conflict.blank') })}
      </Button>
    </span>
  )
}
