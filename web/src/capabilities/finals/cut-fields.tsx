import type { GradeCuts, keepGradeCuts } from '@matricula/contract/finals'
import { useTranslation } from 'react-i18next'
import { NumberField } from '#design/fields/number-field.tsx'
import { faultsIn } from '#platform/form-faults.ts'
import styles from './finals.module.css'

interface Draft {
  readonly name: string
  /** In per cent; nothing while the field is empty. */
  readonly percent: number | undefined
  /** A minimum of a category that the gradebook has no longer. */
  readonly gone?: boolean
}

/** Cuts and minima as they are typed. */
export interface CutDrafts {
  readonly cuts: readonly Draft[]
  readonly heads: readonly Draft[]
}

/** A category without a minimum has an empty field; a minimum without a category stays to be seen. */
export const draftsOf = ({ cuts, heads }: GradeCuts, categories: readonly string[]): CutDrafts => ({
  cuts: cuts.map(({ letter, from }) => ({ name: letter, percent: from / 100 })),
  heads: [
    ...categories.map((name): Draft => {
      const minimum = heads.find(({ title }) => title === name)?.minimum
      return { name, percent: minimum === undefined ? undefined : minimum / 100 }
    }),
    ...heads
      .filter(({ title }) => !categories.includes(title))
      .map(({ title, minimum }): Draft => ({ name: title, percent: minimum / 100, gone: true })),
  ],
})

const hundredths = (percent: number | undefined): number => Math.round((percent ?? Number.NaN) * 100)

export const cutsIn = ({ cuts, heads }: CutDrafts, version: number): GradeCuts => ({
  cuts: cuts.map(({ name, percent }) => ({ letter: name, from: hundredths(percent) })),
  heads: heads.flatMap(({ name, percent }) =>
    percent === undefined ? [] : [{ title: name, minimum: hundredths(percent) }],
  ),
  version,
})

interface CutFieldsProps {
  readonly drafts: CutDrafts
  readonly onChange: (drafts: CutDrafts) => void
  readonly parsed: ReturnType<typeof keepGradeCuts.body.safeParse>
}

/** From which total on each letter is proposed, and what must be reached in a category by itself. */
export function CutFields({ drafts, onChange, parsed }: CutFieldsProps) {
  const { t } = useTranslation('finals')
  const faults = faultsIn(parsed)
  const { cuts, heads } = drafts
  const headPlace = (place: number) =>
    heads.slice(0, place).filter(({ percent }) => percent !== undefined).length
  return (
    <>
      {cuts.length > 0 && (
        <fieldset className={styles.cuts}>
          <legend>{t('propose.cuts')}</legend>
          {cuts.map(({ name, percent }, place) => (
            <NumberField
              key={name}
              label={name}
              decimal
              value={percent}
              error={faults[`cuts.${place}.from`]}
              onChange={(typed) => onChange({ heads, cuts: withAt(cuts, place, typed) })}
            />
          ))}
        </fieldset>
      )}
      {heads.length > 0 && (
        <fieldset className={styles.cuts}>
          <legend>{t('propose.heads')}</legend>
          {heads.map(({ name, percent, gone }, place) => (
            <NumberField
              key={name}
              label={name}
              description={gone ? t('propose.gone') : undefined}
              decimal
              value={percent}
              error={percent === undefined ? undefined : faults[`heads.${headPlace(place)}.minimum`]}
              onChange={(typed) => onChange({ cuts, heads: withAt(heads, place, typed) })}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}

const withAt = (drafts: readonly Draft[], place: number, percent: number | undefined): Draft[] =>
  drafts.map((draft, at) => (at === place ? { ...draft, percent } : draft))
