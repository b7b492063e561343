import { readRegister, submitRegister } from '@matricula/contract/attendance'
import type { MeetingId, SectionId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '#design/toast.tsx'
import { keyOf, useCommand } from '#platform/use-reply.ts'

interface Place {
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
}

/** Submitting waits for the taps that are still on their way, so that nobody is filled in as present by mistake. */
export function useSubmission(place: Place, settled: () => Promise<void>) {
  const { t } = useTranslation('attendance')
  const client = useQueryClient()
  const command = useCommand(submitRegister)
  const [pending, setPending] = useState(false)

  const submit = async () => {
    setPending(true)
    await settled()
    try {
      client.setQueryData(keyOf(readRegister, place), await command.run({ params: place }))
      toast(t('register.submitted'))
    } catch {
      // The refusal is drawn from the command, above the list.
    } finally {
      setPending(false)
    }
  }
  return { submit: () => void submit(), pending, error: command.error }
}
