import type { AttendanceState, Register } from '@matricula/contract/attendance'
import type { MeetingId, SectionId } from '@matricula/contract/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { useStable } from '#design/grid/use-stable.ts'
import { ProblemNote } from '#design/problem-note.tsx'
import { Tag } from '#design/tag.tsx'
import { useFormat } from '#platform/format.ts'
import { useKey } from '#platform/keys.ts'
import { useConnection } from '#platform/use-live.ts'
import { CheckInButton, CheckInPanel, type ClaimFilter } from './check-in-panel.tsx'
import { NotHeld, NotHeldButton } from './not-held.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import styles from './register.module.css'
import { RegisterBar } from './register-bar.tsx'
import { RegisterList } from './register-list.tsx'
import type { RegisterLine } from './register-view.ts'
import { useCheckIn } from './use-check-in.ts'
import { useReason } from './use-reason.ts'
import { type RegisterHandle, useOthersMarks } from './use-register.ts'
import { useSubmission } from './use-submission.ts'

export interface RegisterSheetProps {
  readonly place: { readonly sectionId: SectionId; readonly meetingId: MeetingId }
  readonly handle: RegisterHandle
  readonly lines: readonly RegisterLine[]
  readonly register: Register
}

/** The list, its bar, and the two small questions: a note, and why a finished register changes. */
export function RegisterSheet({ place, handle, lines, register }: RegisterSheetProps) {
  const { t } = useTranslation('attendance')
  const others = useOthersMarks(place)
  const offline = useConnection() === 'offline'
  const submitted = register.state === 'submitted'
  const submission = useSubmission(place, handle.settled)
  const acts = useActs(handle, lines, submitted)
  const [noted, setNoted] = useState<RegisterLine>()
  const onNote = useStable((line: RegisterLine) => setNoted(line))
  const checkIn = useCheckIn(place)
  const [shown, setShown] = useState<ClaimFilter>('all')

  if (register.state === 'not-held') return <NotHeld place={place} register={register} />
  if (lines.length === 0) return <EmptyState sentence={t('register.noOne')} />
  return (
    <div className={styles.column}>
      {!submitted && (
        <CheckInPanel place={place} checkIn={checkIn} lines={lines} shown={shown} onShow={setShown} />
      )}
      <div className={styles.head}>
        <Standing register={register} />
        <span className={styles.acts}>
          {!offline && !submitted && <CheckInButton place={place} checkIn={checkIn} />}
          {!offline && <NotHeldButton place={place} marked={register.marks.length} />}
          {!submitted && (
            <Button size="small" onClick={acts.allPresent} aria-keyshortcuts="a">
              {t('register.allPresent')}
            </Button>
          )}
        </span>
      </div>
      {handle.refusal !== undefined && <ProblemNote problem={handle.refusal} />}
      {submission.error !== undefined && <ProblemNote problem={submission.error} />}
      <RegisterList
        lines={submitted ? lines : linesShown(lines, checkIn.claims, shown)}
        claims={checkIn.claims}
        others={others}
        onMark={acts.mark}
        onNote={onNote}
      />
      <RegisterBar
        lines={lines}
        waiting={handle.waiting}
        stuck={handle.stuck}
        submitted={submitted}
        submitting={submission.pending}
        offline={offline}
        onUndo={handle.canUndo ? acts.undo : undefined}
        onSubmit={submission.submit}
      />
      {noted !== undefined && (
        <NoteDialog line={noted} onClose={() => setNoted(undefined)} onMark={acts.mark} />
      )}
      {acts.reason.asking && <ReasonDialog onClose={acts.reason.giveUp} onGiven={acts.reason.give} />}
    </div>
  )
}

const linesShown = (
  lines: readonly RegisterLine[],
  claims: ReadonlyMap<string, unknown>,
  shown: ClaimFilter,
): readonly RegisterLine[] =>
  shown === 'all' ? lines : lines.filter(({ studentId }) => claims.has(studentId) === (shown === 'claimed'))

/** What a person can do to the register, by tap or by key; after submission each act asks for its reason first. */
function useActs(handle: RegisterHandle, lines: readonly RegisterLine[], submitted: boolean) {
  const { t } = useTranslation('attendance')
  const reason = useReason(submitted)
  const mark = useStable((line: RegisterLine, state: AttendanceState, note?: string) => {
    const kept = note ?? line.note
    const wanted = { studentId: line.studentId, state, ...(kept !== '' && { note: kept }) }
    reason.ask((given) => handle.mark([wanted], given))
  })
  const allPresent = () => {
    const everyone = lines.map(({ studentId }) => ({ studentId, state: 'present' as const }))
    reason.ask((given) => handle.mark(everyone, given))
  }
  const undo = () => reason.ask((given) => handle.undo(given))
  useKey('a', t('keys.allPresent'), allPresent)
  useKey('u', t('keys.undo'), undo)
  return { reason, mark, allPresent, undo }
}

function Standing({ register }: { readonly register: Register }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  if (register.state !== 'submitted') return <span />
  const facts = {
    name: register.markedBy ?? '',
    when: register.markedAt === undefined ? '' : format.dateTime(register.markedAt),
  }
  return (
    <span className={styles.done}>
      <Tag tone="ok">{t('meetings.submitted')}</Tag> {t('register.lastChange', facts)}
    </span>
  )
}
