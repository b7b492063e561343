import {
  changeSection,
  readSection,
  type Seats,
  type Section,
  SectionChange,
} from '@matricula/contract/catalogue'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { Fields, FormActions } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, problemIn, useCommand } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'

interface SectionSeatsProps {
  readonly section: Section
  readonly seats: Seats
}

const draftOf = ({ state }: Section, { capacity }: Seats) => ({
  capacity: capacity as number | undefined,
  state: state as string,
})

const states = ['open', 'closed', 'cancelled'] as const

/** Seats and state of a section; fewer seats than are taken needs a second word. */
export function SectionSeats({ section, seats }: SectionSeatsProps) {
  const { t } = useTranslation('catalogue')
  const [over, setOver] = useState<number>()
  const save = useSave(section)
  const [initial] = useState(() => draftOf(section, seats))
  const form = useForm({
    schema: SectionChange,
    initial,
    read: (draft) => ({ ...draft, version: section.version }),
    submit: async (body) => {
      try {
        await save.run(body)
      } catch (error) {
        if (problemIn(error)?.code !== 'section.full-enough' || body.capacity === undefined) throw error
        setOver(body.capacity)
      }
    },
  })
  const confirm = async (capacity: number) => {
    await save.run({ version: section.version, capacity, confirmOver: true })
    setOver(undefined)
  }
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <Fields>
        <NumberField
          label={t('seats.capacity')}
          description={t('seats.sentence', { taken: seats.taken, capacity: seats.capacity })}
          required
          {...form.field('capacity')}
        />
        <SelectField
          label={t('section.state')}
          choices={states.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          {...form.field('state')}
        />
      </Fields>
      <FormActions>
        <Button
          type="submit"
          unavailable={!form.changed && t('unchanged')}
          pending={form.pending && t('saving')}
        >
          {t('seats.save')}
        </Button>
      </FormActions>
      {over !== undefined && (
        <ConfirmDialog
          opened
          onClose={() => setOver(undefined)}
          title={t('seats.over')}
          effect={t('seats.overEffect', { taken: seats.taken, capacity: over })}
          verb={t('seats.overConfirm')}
          pending={save.pending && t('saving')}
          error={problemIn(save.error)?.code === 'section.full-enough' ? undefined : save.error}
          dangerous
          onConfirm={() => void confirm(over).catch(() => undefined)}
        />
      )}
    </form>
  )
}

function useSave({ sectionId }: Section) {
  const { t } = useTranslation('catalogue')
  const client = useQueryClient()
  const command = useCommand(changeSection)
  return {
    pending: command.pending,
    error: command.error,
    run: async (body: Parameters<typeof command.run>[0]['body']) => {
      await command
        .run({ params: { sectionId }, body })
        .finally(() => void client.invalidateQueries({ queryKey: keyOf(readSection, { sectionId }) }))
      toast(t('section.saved'))
    },
  }
}
