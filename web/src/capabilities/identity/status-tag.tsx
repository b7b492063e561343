import type { Account } from '@matricula/contract/identity'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '#design/tag.tsx'

const tones: Record<Account['status'], Tone> = { active: 'ok', invited: 'info', disabled: 'neutral' }

export function StatusTag({ status }: { readonly status: Account['status'] }) {
  const { t } = useTranslation('identity')
  return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>
}
