import type { AttendancePolicy } from '@matricula/contract/attendance'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#design/button.tsx'
import { Fields } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import {
  type EditorProps,
  fieldsOf,
  needed,
  type PartProps,
  replacedAt,
  typedIn,
  typedInOrNone,
  withoutAt,
} from './editing.ts'
import styles from './policies.module.css'

const awayKinds = ['excused', 'duty', 'medical'] as const

/** How much must be attended, what counts, and who may condone a shortage how far down. */
export function AttendanceEditor({ rules, onChange, sheet }: EditorProps<AttendancePolicy>) {
  const { t } = useTranslation('policies')
  const field = fieldsOf({ part: rules, path: '', onChange, sheet })
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('attendance.shares')}</legend>
        <Fields>
          <NumberField label={t('attendance.minimum')} {...typedIn(100, field('minimum'))} />
          <NumberField label={t('attendance.warnAt')} {...typedIn(100, field('warnAt'))} />
          <NumberField
            label={t('attendance.aggregate')}
            description={t('attendance.aggregateHint')}
            {...typedInOrNone(100, field('aggregate'))}
          />
          <NumberField
            label={t('attendance.lates')}
            description={t('attendance.latesHint')}
            {...needed(field('latesPerAbsence'))}
          />
        </Fields>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('attendance.away')}</legend>
        <Fields>
          {awayKinds.map((kind) => (
            <ChoiceField
              key={kind}
              label={t(`attendance.${kind}`)}
              options={['left-out', 'attended']}
              wordOf={(value) => t(`attendance.as.${value}`)}
              {...field(kind)}
            />
          ))}
        </Fields>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('attendance.tiers')}</legend>
        <p className="muted">{t('attendance.tiersHint')}</p>
        {rules.tiers.map((tier, at) => (
          <TierRow
            // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity, and are changed in place
            key={at}
            part={tier}
            path={`tiers.${at}`}
            sheet={sheet}
            onChange={(next) => onChange({ ...rules, tiers: replacedAt(rules.tiers, at, next) })}
            onRemove={() => onChange({ ...rules, tiers: withoutAt(rules.tiers, at) })}
          />
        ))}
        {!sheet.readOnly && (
          <div>
            <Button
              size="small"
              onClick={() => onChange({ ...rules, tiers: [...rules.tiers, nextTier(rules)] })}
            >
              {t('tier.add')}
            </Button>
          </div>
        )}
      </fieldset>
    </>
  )
}

type Tier = AttendancePolicy['tiers'][number]

/** Five per cent below the last. */
const nextTier = ({ minimum, tiers }: AttendancePolicy): Tier => ({
  downTo: Math.max(0, (tiers.at(-1)?.downTo ?? minimum) - 500),
  by: tiers.length === 0 ? 'department' : 'institution',
})

function TierRow({ onRemove, ...props }: PartProps<Tier> & { readonly onRemove: () => void }) {
  const { t } = useTranslation('policies')
  const field = fieldsOf(props)
  return (
    <div className={styles.row}>
      <NumberField label={t('tier.downTo')} {...typedIn(100, field('downTo'))} />
      <ChoiceField
        label={t('tier.by')}
        options={['department', 'institution']}
        wordOf={(value) => t(`tier.by.${value}`)}
        {...field('by')}
      />
      {!props.sheet.readOnly && (
        <IconButton label={t('tier.remove')} onClick={onRemove}>
          <IconTrash size={18} aria-hidden />
        </IconButton>
      )}
    </div>
  )
}
