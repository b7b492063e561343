import {
  listEnrolments,
  type RegistrationItem,
  type RegistrationOutcome,
  register,
} from '@matricula/contract/enrolment'
import type { StudentId, TermId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import type { Bundle } from './plan.ts'
import { refusalWords } from './refusal-words.ts'
import { leftIn, scarcest } from './seats-left.tsx'
import type { SeatsOf } from './use-registration.ts'

interface GiveUpProps {
  readonly studentId: StudentId
  readonly termId: TermId
  readonly bundle: Bundle
  readonly seatsOf: SeatsOf
  readonly onClose: () => void
}

/** Asks before a seat or a place is given up, and says how hard it will be to come back. */
export function GiveUpDialog({ studentId, termId, bundle, seatsOf, onClose }: GiveUpProps) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const client = useQueryClient()
  const command = useCommand(register)
  const [refused, setRefused] = useState<RegistrationOutcome>()
  const waits = bundle.state === 'waiting'
  const name = bundle.label
  const run = async () => {
    const sectionIds = bundle.sections.map((section) => section.sectionId)
    const items: RegistrationItem[] = [{ wish: waits ? 'leave-waitlist' : 'drop', sectionIds }]
    const reply = await command.run({ params: { studentId }, body: { termId, items } }).catch(() => undefined)
    const [outcome] = reply?.outcomes ?? []
    if (!outcome) return
    if (outcome.outcome === 'refused') return setRefused(outcome)
    await client.invalidateQueries({ queryKey: keyOf(listEnrolments, { studentId }) })
    toast(t(waits ? 'courses.left' : 'courses.dropped', { name }))
    onClose()
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(waits ? 'courses.leaveTitle' : 'courses.dropTitle', { name })}
      effect={
        <>
          <p>{useEffectWords(bundle, seatsOf)}</p>
          {refused?.refusals.map((refusal) => (
            <p key={refusal.code} role="alert">
              {refusalWords(t, format, refusal)}
            </p>
          ))}
        </>
      }
      verb={t(waits ? 'courses.leave' : 'courses.drop')}
      pending={command.pending && t(waits ? 'courses.leaving' : 'courses.dropping')}
      error={command.error}
      dangerous
      onConfirm={() => void run()}
    />
  )
}

function useEffectWords({ state, place, sections }: Bundle, seatsOf: SeatsOf): string {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  if (state === 'waiting') return t('courses.leaveEffect', { place: format.number(place ?? 1) })
  const seats = scarcest(sections.map((section) => seatsOf(section.sectionId)))
  const left = seats ? leftIn(seats) : 0
  const words = { left: format.number(left), waiting: format.number(seats?.waiting ?? 0) }
  return t(left <= 3 ? 'courses.dropScarce' : 'courses.dropCalm', words)
}
