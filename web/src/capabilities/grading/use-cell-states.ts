import { marksEntered } from '@matricula/contract/grading'
import { AssessmentId, type SectionId } from '@matricula/contract/kernel'
import { useMemo, useState } from 'react'
import type { CellState, CellStates } from '#design/grid/grid-column.ts'
import { useLiveEvent } from '#platform/use-live.ts'
import type { CellEntry, StudentEntries } from './cell-entries.ts'
import type { MarkQueue } from './mark-queue.ts'
import type { MarkRow } from './mark-rows.ts'
import { textOf } from './mark-text.ts'

const flashFor = 2000

interface Flash {
  readonly assessmentId: string
  readonly by: string
}

/** Whose marks have just arrived: by student, for two seconds. */
function useFlashes(sectionId: SectionId): ReadonlyMap<string, Flash> {
  const [flashes, setFlashes] = useState<ReadonlyMap<string, Flash>>(new Map())
  useLiveEvent(marksEntered, (facts, { own, actor }) => {
    const { assessmentId, marks = [] } = facts
    if (own || facts.sectionId !== sectionId || assessmentId === undefined) return
    const fresh = marks.map(({ studentId }) => [studentId, { assessmentId, by: actor }] as const)
    setFlashes((all) => new Map([...all, ...fresh]))
    setTimeout(() => {
      const gone = new Set<Flash>(fresh.map(([, flash]) => flash))
      setFlashes((all) => new Map([...all].filter(([, flash]) => !gone.has(flash))))
    }, flashFor)
  })
  return flashes
}

/** What the grid shows beside the values: on the way, refused, overtaken, or just changed by someone else. */
export function useCellStates(
  sectionId: SectionId,
  rows: readonly MarkRow[],
  queue: MarkQueue,
): ReadonlyMap<string, CellStates> {
  const flashes = useFlashes(sectionId)
  const settled = useMemo(() => {
    const touched = rows.filter((row) => Object.keys(row.entries).length > 0)
    return new Map(touched.map((row) => [row.studentId as string, statesOf(row, queue)]))
  }, [rows, queue])
  return useMemo(() => {
    const all = new Map(settled)
    for (const [studentId, { assessmentId, by }] of flashes) {
      all.set(studentId, { [assessmentId]: { kind: 'live', by }, ...all.get(studentId) })
    }
    return all
  }, [settled, flashes])
}

const statesOf = (row: MarkRow, queue: MarkQueue): CellStates =>
  Object.fromEntries(
    entriesOf(row.entries)
      .filter(([, entry]) => !isHeld(entry))
      .map(([assessmentId, entry]) => [
        assessmentId,
        stateOf(entry, {
          keep: () => queue.keepMine(assessmentId, row.studentId),
          use: () => queue.takeTheirs(assessmentId, row.studentId),
        }),
      ]),
  )

const entriesOf = (entries: StudentEntries) =>
  Object.entries(entries).map(([id, entry]) => [AssessmentId.parse(id), entry] as const)

/** What cannot be read is told by the check of its column, in the reader's language. */
const isHeld = (entry: CellEntry): boolean => entry.stage === 'error' && entry.message === ''

function stateOf(entry: CellEntry, choices: { keep: () => void; use: () => void }): CellState {
  switch (entry.stage) {
    case 'saving':
    case 'queued':
      return { kind: entry.stage }
    case 'error':
      return { kind: 'error', message: entry.message }
    case 'conflict':
      return {
        kind: 'conflict',
        by: entry.theirs.by ?? '',
        mine: entry.text,
        theirs: textOf(entry.theirs.value),
        ...choices,
      }
  }
}
