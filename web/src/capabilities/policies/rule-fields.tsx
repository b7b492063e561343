import { type StandingConditions, StandingOutcome, type StandingRule } from '@matricula/contract/standing'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { Fields, WholeWidth } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { fieldsOf, type PartProps, type Sheet, toggledIn, typedInOrNone } from './editing.ts'
import styles from './policies.module.css'

interface RuleFieldsProps extends PartProps<StandingRule> {
  readonly onRemove: () => void
  readonly onRaise: (() => void) | undefined
}

const outcomes = ['unchanged', ...StandingOutcome.options] as const
const before = ['none', ...StandingOutcome.options] as const

/** One rule: closed it is told in a line, open each condition is a field. */
export function RuleFields({ part, path, onChange, sheet, onRemove, onRaise }: RuleFieldsProps) {
  const { t } = useTranslation('policies')
  const field = fieldsOf({ part, path, onChange, sheet })
  const whenPath = `${path}.when`
  const found = sheet.fault(whenPath)
  return (
    <li>
      <details className={styles.rule} open={hasFault(sheet, path) || undefined}>
        <summary>
          <span>{part.ruleId}</span> <span className="muted">{t(`outcome.${part.outcome}`)}</span>
        </summary>
        <div className={styles.stack}>
          {found !== undefined && (
            <p role="alert" className={styles.fault}>
              {found}
            </p>
          )}
          <Fields>
            <TextField label={t('rule.id')} description={t('rule.idHint')} {...field('ruleId')} />
            <ChoiceField
              label={t('rule.outcome')}
              options={outcomes}
              wordOf={(value) => t(`outcome.${value}`)}
              {...field('outcome')}
            />
          </Fields>
          <Conditions part={part.when} path={whenPath} sheet={sheet} onChange={field('when').onChange} />
          {!sheet.readOnly && (
            <div className={styles.doings}>
              {onRaise && (
                <Button size="small" onClick={onRaise}>
                  {t('rule.raise')}
                </Button>
              )}
              <Button size="small" onClick={onRemove}>
                {t('rule.remove')}
              </Button>
            </div>
          )}
        </div>
      </details>
    </li>
  )
}

const ranges = ['termAverage', 'average', 'termAttempted', 'attempted'] as const

/** What is to be entered in a rule must not lie hidden in it. */
const hasFault = ({ fault }: Sheet, path: string): boolean =>
  [
    'ruleId',
    'when',
    'when.previous',
    ...ranges.flatMap((name) => [`when.${name}.atLeast`, `when.${name}.below`]),
  ].some((name) => fault(`${path}.${name}`) !== undefined)

/** What is left empty is not asked. */
function Conditions({ part, path, onChange, sheet }: PartProps<StandingConditions>) {
  const { t } = useTranslation('policies')
  const change = (more: StandingConditions) => onChange(withoutEmpty({ ...part, ...more }))
  const previous = part.previous ?? []
  return (
    <Fields>
      {(['belowMinimum', 'warnedBefore'] as const).map((name) => (
        <ChoiceField
          key={name}
          label={t(`when.${name}`)}
          options={asked}
          wordOf={(value) => t(`asked.${value}`)}
          value={askedOf(part[name])}
          readOnly={sheet.readOnly}
          onChange={(value) => change({ [name]: value === 'any' ? undefined : value === 'yes' })}
        />
      ))}
      {ranges.map((name) => (
        <Range
          key={name}
          name={name}
          part={part[name] ?? {}}
          path={`${path}.${name}`}
          sheet={sheet}
          onChange={(range) => change({ [name]: range })}
        />
      ))}
      <WholeWidth>
        <fieldset className={styles.boxes}>
          <legend>{t('when.previous')}</legend>
          {before.map((outcome) => (
            <CheckboxField
              key={outcome}
              label={t(`outcome.${outcome}`)}
              readOnly={sheet.readOnly}
              value={previous.includes(outcome)}
              onChange={(chosen) => change({ previous: toggledIn(previous, outcome, chosen) })}
            />
          ))}
        </fieldset>
      </WholeWidth>
    </Fields>
  )
}

const asked = ['any', 'yes', 'no'] as const

function askedOf(value: boolean | undefined): (typeof asked)[number] {
  if (value === undefined) return 'any'
  return value ? 'yes' : 'no'
}

type RangeName = (typeof ranges)[number]
type RangeOf = NonNullable<StandingConditions[RangeName]>

function Range({ name, ...props }: PartProps<RangeOf> & { readonly name: RangeName }) {
  const { t } = useTranslation('policies')
  const field = fieldsOf(props)
  const parts = name === 'average' || name === 'termAverage' ? 1000 : 1
  const bound = (end: keyof RangeOf) =>
    parts === 1 ? { ...field(end), decimal: true } : typedInOrNone(parts, field(end))
  return (
    <>
      <NumberField label={t('when.atLeast', { what: t(`when.${name}`) })} {...bound('atLeast')} />
      <NumberField label={t('when.below', { what: t(`when.${name}`) })} {...bound('below')} />
    </>
  )
}

/** A range without ends, and no standing chosen, ask nothing. */
const withoutEmpty = (conditions: StandingConditions): StandingConditions =>
  Object.fromEntries(
    Object.entries(conditions).filter(([, value]) => {
      if (value === undefined) return false
      if (Array.isArray(value)) return value.length > 0
      return typeof value === 'boolean' || Object.values(value).some((end) => end !== undefined)
    }),
  )
