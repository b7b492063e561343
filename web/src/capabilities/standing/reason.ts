import type { ComputedStanding } from '@matricula/contract/standing'
import { useTranslation } from 'react-i18next'
import type standing from '#locales/en/standing.json'

type RuleText = Extract<keyof typeof standing, `rule.${string}`>

/** Why a standing is as it is, with the numbers that decided; a rule that this page does not know yet is named. */
export function useReason(): (computed: ComputedStanding) => string {
  const { t, i18n } = useTranslation('standing')
  const isKnown = (key: string): key is RuleText => i18n.exists(key, { ns: 'standing' })
  return ({ ruleId, figures }) => {
    const key = `rule.${ruleId}`
    const { average = '–', termAverage = '–', minimum } = figures
    if (!isKnown(key)) return t('rule.other', { rule: ruleId })
    return t(key, { average, termAverage, minimum })
  }
}
