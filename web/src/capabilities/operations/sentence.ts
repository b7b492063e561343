import type { Activity } from '@matricula/contract/operations'
import { useTranslation } from 'react-i18next'
import type operations from '#locales/en/operations.json'

type EventText = Extract<keyof typeof operations, `event.${string}`>

/** What happened, as a sentence; an event that this page does not know yet is named as it is. */
export function useSentence(): (activity: Pick<Activity, 'name' | 'actor' | 'facts'>) => string {
  const { t, i18n } = useTranslation('operations')
  return ({ name, actor, facts }) => {
    const key = `event.${name}`
    const values = { familyName: '', ...facts, by: actor.name, section: sectionIn(facts) }
    if (!isKnown(key)) return t('event.other', { ...values, name })
    return t(key, values).trim()
  }

  function isKnown(key: string): key is EventText {
    return i18n.exists(key, { ns: 'operations' })
  }
}

/** The id of a section is its term, its course and its code: `2027s_CS-201_A` is read as CS-201 A. */
const sectionIn = ({ sectionId }: Activity['facts']): string =>
  typeof sectionId === 'string' ? sectionId.split('_').slice(1).join(' ') : ''
