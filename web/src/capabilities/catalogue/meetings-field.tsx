import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#design/button.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { useFormat } from '#platform/format.ts'
import { emptyMeeting, type MeetingDraft } from './meeting-draft.ts'
import styles from './meetings-field.module.css'

interface MeetingsFieldProps {
  readonly value: readonly MeetingDraft[]
  readonly onChange: (value: readonly MeetingDraft[]) => void
  readonly error?: string | undefined
}

/** The times of a week, one row each. */
export function MeetingsField({ value, onChange, error }: MeetingsFieldProps) {
  const { t } = useTranslation('catalogue')
  const changed = (place: number, change: Partial<MeetingDraft>) =>
    onChange(value.map((meeting, at) => (at === place ? { ...meeting, ...change } : meeting)))
  return (
    <fieldset className={styles.meetings}>
      <legend>{t('section.times')}</legend>
      {value.map((meeting, place) => (
        <MeetingRow
          // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity, and are changed in place
          key={place}
          meeting={meeting}
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

interface MeetingRowProps {
  readonly meeting: MeetingDraft
  readonly onChange: (change: Partial<MeetingDraft>) => void
  readonly onRemove: () => void
}

const week = [1, 2, 3, 4, 5, 6, 7]

function MeetingRow({ meeting, onChange, onRemove }: MeetingRowProps) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  return (
    <div className={styles.row}>
      <SelectField
        label={t('meeting.day')}
        value={meeting.day}
        choices={week.map((day) => ({ value: String(day), label: format.weekday(day) }))}
        onChange={(day) => onChange({ day })}
      />
      <TextField
        label={t('meeting.start')}
        placeholder="09:00"
        value={meeting.start}
        onChange={(start) => onChange({ start })}
      />
      <TextField
        label={t('meeting.end')}
        placeholder="09:50"
        value={meeting.end}
        onChange={(end) => onChange({ end })}
      />
      <TextField label={t('meeting.room')} value={meeting.room} onChange={(room) => onChange({ room })} />
      <IconButton label={t('meeting.remove')} onClick={onRemove}>
        <IconTrash size={18} aria-hidden />
      </IconButton>
    </div>
  )
}
