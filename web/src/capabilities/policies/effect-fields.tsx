import { type StandingEffects, StandingOutcome, type StandingRules } from '@matricula/contract/standing'
import { useTranslation } from 'react-i18next'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { fieldsOf, type PartProps } from './editing.ts'
import styles from './policies.module.css'

/** What follows for registration from each standing. */
export function EffectFields({ part, path, onChange, sheet }: PartProps<StandingRules['effects']>) {
  const { t } = useTranslation('policies')
  return (
    <fieldset className={styles.group}>
      <legend>{t('standing.effects')}</legend>
      {StandingOutcome.options.map((outcome) => (
        <OutcomeRow
          key={outcome}
          outcome={outcome}
          part={part[outcome] ?? {}}
          path={`${path}.${outcome}`}
          sheet={sheet}
          onChange={(effects) => onChange({ ...part, [outcome]: effects })}
        />
      ))}
    </fieldset>
  )
}

function OutcomeRow({
  outcome,
  ...props
}: PartProps<StandingEffects> & { readonly outcome: StandingOutcome }) {
  const { t } = useTranslation('policies')
  const field = fieldsOf(props)
  const ticked = (name: 'hold' | 'advising') => ({ ...field(name), value: props.part[name] ?? false })
  return (
    <fieldset className={styles.effects}>
      <legend>{t(`outcome.${outcome}`)}</legend>
      <NumberField label={t('effect.creditLimit')} decimal {...field('creditLimit')} />
      <CheckboxField label={t('effect.hold')} {...ticked('hold')} />
      <CheckboxField label={t('effect.advising')} {...ticked('advising')} />
    </fieldset>
  )
}
