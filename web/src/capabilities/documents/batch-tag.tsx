import type { DocumentBatch } from '@matricula/contract/documents'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '#design/tag.tsx'

type State = DocumentBatch['state']
const tones: Record<State, Tone> = { running: 'info', done: 'ok', cancelled: 'neutral', failed: 'bad' }

/** How a batch stands, in a word. */
export function BatchTag({ state }: { readonly state: State }) {
  const { t } = useTranslation('documents')
  return <Tag tone={tones[state]}>{t(`batchState.${state}`)}</Tag>
}
