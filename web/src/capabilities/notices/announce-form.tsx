import { instantAt } from '@matricula/contract/kernel'
import { type Announcement, NewAnnouncement } from '@matricula/contract/notices'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Button } from '#design/button.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useSession } from '#platform/session.ts'
import { useForm } from '#platform/use-form.ts'
import styles from './notices.module.css'

type Said = z.output<typeof NewAnnouncement>

interface AnnounceFormProps {
  /** Whom it is for, above the words. */
  readonly audience?: ReactNode
  readonly send: (said: Said) => Promise<Announcement>
}

const empty = { title: '', body: '', day: '', time: '' }

/** What is announced, and when it begins. */
export function AnnounceForm({ audience, send }: AnnounceFormProps) {
  const { t } = useTranslation('notices')
  const { timeZone } = useSession()
  const form = useForm({
    schema: NewAnnouncement,
    initial: empty,
    read: ({ title, body, day, time }) => {
      const startsAt = day === '' ? undefined : (instantAt(day, time || '08:00', timeZone) ?? 'none')
      return { title, body, ...(startsAt !== undefined && { startsAt }) }
    },
    submit: async (said) => {
      const { title } = await send(said)
      form.reset(empty)
      toast(t('announced', { title }))
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      {audience}
      <TextField label={t('form.title')} {...form.field('title')} />
      <TextField label={t('form.body')} description={t('form.bodyHint')} lines={5} {...form.field('body')} />
      <div className={styles.when}>
        <DateField label={t('form.day')} description={t('form.dayHint')} {...form.field('day')} />
        <TextField
          label={t('form.time')}
          placeholder="08:00"
          {...form.field('time')}
          error={form.fault('startsAt')}
        />
      </div>
      <div>
        <Button type="submit" look="primary" pending={form.pending && t('announcing')}>
          {t('announce')}
        </Button>
      </div>
    </form>
  )
}
