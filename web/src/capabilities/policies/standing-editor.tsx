import type { StandingRule, StandingRules } from '@matricula/contract/standing'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#design/button.tsx'
import { Fields } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import {
  type EditorProps,
  fieldsOf,
  needed,
  type PartProps,
  raisedAt,
  replacedAt,
  typedIn,
  withoutAt,
} from './editing.ts'
import { EffectFields } from './effect-fields.tsx'
import styles from './policies.module.css'
import { RuleFields } from './rule-fields.tsx'

/** The averages that are asked for, the rules in their order, and what follows from each standing. */
export function StandingEditor({ rules, onChange, sheet }: EditorProps<StandingRules>) {
  const field = fieldsOf({ part: rules, path: '', onChange, sheet })
  return (
    <>
      <Minimum rules={rules} onChange={onChange} sheet={sheet} />
      <RuleList rules={rules} onChange={onChange} sheet={sheet} />
      <EffectFields part={rules.effects} path="effects" sheet={sheet} onChange={field('effects').onChange} />
    </>
  )
}

function Minimum({ rules, onChange, sheet }: EditorProps<StandingRules>) {
  const { t } = useTranslation('policies')
  const { minimum } = rules
  const field = fieldsOf({ part: rules, path: '', onChange, sheet })
  const keep = (next: StandingRules['minimum']) => onChange({ ...rules, minimum: next })
  return (
    <fieldset className={styles.group}>
      <legend>{t('standing.minimum')}</legend>
      <p className="muted">{t('standing.minimumHint')}</p>
      {minimum.map((step, at) => (
        <StepRow
          // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity, and are changed in place
          key={at}
          part={step}
          path={`minimum.${at}`}
          sheet={sheet}
          onChange={(next) => keep(replacedAt(minimum, at, next))}
          onRemove={() => keep(withoutAt(minimum, at))}
        />
      ))}
      {!sheet.readOnly && (
        <div>
          <Button
            size="small"
            onClick={() => {
              const { attempted, average } = minimum.at(-1) ?? { attempted: -16, average: 2000 }
              keep([...minimum, { attempted: attempted + 16, average }])
            }}
          >
            {t('step.add')}
          </Button>
        </div>
      )}
      <Fields>
        <NumberField
          label={t('standing.shortTerm')}
          description={t('standing.shortTermHint')}
          {...needed(field('shortTermDays'))}
        />
      </Fields>
    </fieldset>
  )
}

type Step = StandingRules['minimum'][number]

function StepRow({ onRemove, ...props }: PartProps<Step> & { readonly onRemove: () => void }) {
  const { t } = useTranslation('policies')
  const field = fieldsOf(props)
  return (
    <div className={styles.row}>
      <NumberField label={t('step.attempted')} decimal {...needed(field('attempted'))} />
      <NumberField label={t('step.average')} {...typedIn(1000, field('average'))} />
      {!props.sheet.readOnly && (
        <IconButton label={t('step.remove')} onClick={onRemove}>
          <IconTrash size={18} aria-hidden />
        </IconButton>
      )}
    </div>
  )
}

const newRule: StandingRule = { ruleId: 'new-rule', when: { belowMinimum: true }, outcome: 'warning' }

function RuleList({ rules: whole, onChange, sheet }: EditorProps<StandingRules>) {
  const { t } = useTranslation('policies')
  const { rules } = whole
  const keep = (next: StandingRule[]) => onChange({ ...whole, rules: next })
  return (
    <fieldset className={styles.group}>
      <legend>{t('standing.rules')}</legend>
      <p className="muted">{t('standing.rulesHint')}</p>
      <ol className={styles.rules}>
        {rules.map((rule, at) => (
          <RuleFields
            // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity, and are changed in place
            key={at}
            part={rule}
            path={`rules.${at}`}
            sheet={sheet}
            onChange={(next) => keep(replacedAt(rules, at, next))}
            onRemove={() => keep(withoutAt(rules, at))}
            onRaise={at === 0 ? undefined : () => keep(raisedAt(rules, at))}
          />
        ))}
      </ol>
      {!sheet.readOnly && (
        <div>
          <Button size="small" onClick={() => keep([newRule, ...rules])}>
            {t('rule.add')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
