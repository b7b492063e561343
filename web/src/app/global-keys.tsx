import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useKey } from '#platform/keys.ts'
import { openers } from './openers.ts'
import { useNavigationGroups } from './use-navigation.ts'
import { usePressedKeys } from './use-pressed-keys.ts'

/** The keys that work on every page. */
export function GlobalKeys() {
  const { t } = useTranslation()
  const entries = useNavigationGroups().flatMap((group) => group.entries)
  usePressedKeys()
  useKey('/', t('keys.search'), focusPageSearch)
  useKey('?', t('keys.list'), openKeyList)
  return entries.map(
    ({ key, to, text }) =>
      key !== undefined && <GoKey key={to} letter={key} to={to} label={t('keys.go', { page: text })} />,
  )
}

const focusPageSearch = () => document.querySelector<HTMLElement>('[data-page-search]')?.focus()
const openKeyList = () => openers.open('keyList')

interface GoKeyProps {
  readonly letter: string
  readonly to: string
  readonly label: string
}

function GoKey({ letter, to, label }: GoKeyProps) {
  const navigate = useNavigate()
  useKey(`g ${letter}`, label, () => void navigate({ to }))
  return null
}
