import type { Section } from '@matricula/contract/catalogue'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '#design/tag.tsx'

const tones: Readonly<Record<Section['state'], Tone>> = { open: 'ok', closed: 'neutral', cancelled: 'bad' }

/** Whether a section takes students, in a word. */
export function StateTag({ state }: { readonly state: Section['state'] }) {
  const { t } = useTranslation('catalogue')
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
}
