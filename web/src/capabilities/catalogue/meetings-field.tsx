import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#design/button.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { useFormat } from '#platform/format.ts'
import { emptyMeeting, isFilled, type MeetingDraft } from './meeting-draft.ts'
import styles from './meetings-field.module.css'

interface MeetingsFieldProps {
  readonly value: readonly MeetingDraft[]
  readonly onChange: (value: readonly MeetingDraft[]) => void
  readonly error?: string | undefined
  /** What to enter in a part of it, such as `meetings.0.end`. */
  readonly fault: (path: string) => string | undefined
}

/** The times of a week, one row each. */
export function MeetingsField({ value, onChange, error, fault }: MeetingsFieldProps) {
  const { t } = useTranslation('catalogue')
  const changed = (place: number, change: Partial<MeetingDraft>) =>
    onChange(value.map((meeting, at) => (at === place ? { ...meeting, ...change } : meeting)))
  return (
    <fieldset className={styles.meetings}>
      <legend>{t('section.times')}</legend>
      <p className={styles.hint}>{t('meeting.weeksHint')}</p>
      {value.map((meeting, place) => (
        <MeetingRow
          // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity, and are changed in place
          key={place}
          meeting={meeting}
          path={`meetings.${value.slice(0, place).filter(isFilled).length}`}
          fault={isFilled(meeting) ? fault : noFault}
          onChange={(change) => changed(place, change)}
          onRemove={() => onChange(value.filter((_, at) => at !== place))}
        />
      ))}
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div>
        <Button size="small" onClick={() => onChange([...value, emptyMeeting])}>
          {t('meeting.add')}
        </Button>
      </div>
    </fieldset>
  )
}

/** A row that nobody filled is not sent, and another stands in its place. */
const noFault = (): undefined => undefined

interface MeetingRowProps {
  readonly meeting: MeetingDraft
  readonly path: string
  readonly fault: (path: string) => string | undefined
  readonly onChange: (change: Partial<MeetingDraft>) => void
  readonly onRemove: () => void
}

const week = [1, 2, 3, 4, 5, 6, 7]

function MeetingRow({ meeting, path, fault, onChange, onRemove }: MeetingRowProps) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const bound = (name: keyof MeetingDraft) => ({
    name: `${path}.${name}`,
    value: meeting[name],
    onChange: (value: string) => onChange({ [name]: value }),
    error: fault(`${path}.${name}`),
  })
  return (
    <div className={styles.row}>
      <SelectField
        label={t('meeting.day')}
        choices={week.map((day) => ({ value: String(day), label: format.weekday(day) }))}
        {...bound('day')}
      />
      <TextField label={t('meeting.start')} placeholder="09:00" {...bound('start')} />
      <TextField label={t('meeting.end')} placeholder="09:50" {...bound('end')} />
      <TextField label={t('meeting.room')} {...bound('room')} />
      <TextField label={t('meeting.weeks')} placeholder={t('meeting.everyWeek')} {...bound('weeks')} />
      <IconButton label={t('meeting.remove')} onClick={onRemove}>
        <IconTrash size={18} aria-hidden />
      </IconButton>
    </div>
  )
}
