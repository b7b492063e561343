import type { StandingOutcome, StandingReview, StandingRun } from '@matricula/contract/standing'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '#design/tag.tsx'

const tones: Readonly<Record<StandingOutcome, Tone>> = {
  good: 'ok',
  warning: 'warn',
  probation: 'warn',
  reinstated: 'info',
  'suspended-term': 'bad',
  'suspended-year': 'bad',
  dismissed: 'bad',
}

/** Where a student stands, in a word. */
export function OutcomeTag({ outcome }: { readonly outcome: StandingOutcome | undefined }) {
  const { t } = useTranslation('standing')
  if (outcome === undefined) return <Tag tone="neutral">{t('outcome.none')}</Tag>
  return <Tag tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Tag>
}

const runTones: Readonly<Record<StandingRun['state'], Tone>> = {
  computing: 'info',
  review: 'warn',
  committing: 'info',
  committed: 'ok',
  stopped: 'neutral',
}

/** How far the standings of a term are. */
export function RunTag({ state }: { readonly state: StandingRun['state'] }) {
  const { t } = useTranslation('standing')
  return <Tag tone={runTones[state]}>{t(`run.state.${state}`)}</Tag>
}

const reviewTones: Readonly<Record<StandingReview['state'], Tone>> = {
  open: 'warn',
  granted: 'ok',
  refused: 'neutral',
  withdrawn: 'neutral',
}

/** Whether a standing is still looked at again. */
export function ReviewTag({ state }: { readonly state: StandingReview['state'] }) {
  const { t } = useTranslation('standing')
  return <Tag tone={reviewTones[state]}>{t(`review.state.${state}`)}</Tag>
}
