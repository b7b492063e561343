import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { keys } from '#platform/keys.ts'
import { preferences } from '#platform/preferences.ts'
import { createKeyReader } from './key-reader.ts'
import { type Opened, openers, useOpened } from './openers.ts'
import { useNavigationGroups } from './use-navigation.ts'

/** Binds the keys that work everywhere, and listens for all of them. */
export function usePressedKeys(): Opened {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const entries = useNavigationGroups().flatMap((group) => group.entries)
  const letters = entries.map((entry) => `${entry.key ?? ''} ${entry.to} ${entry.text}`).join('\n')

  useEffect(() => {
    const bound = [
      keys.bind({ keys: '/', label: t('keys.search'), run: focusPageSearch }),
      keys.bind({ keys: '?', label: t('keys.list'), run: () => openers.open('keyList') }),
      ...entries.flatMap(({ key, to, text }) =>
        key === undefined
          ? []
          : [
              keys.bind({
                keys: `g ${key}`,
                label: t('keys.go', { page: text }),
                run: () => void navigate({ to }),
              }),
            ],
      ),
    ]
    return () => {
      for (const unbind of bound) unbind()
    }
    // The entries are made anew on every render; their letters say whether they changed.
  }, [letters, t, navigate])

  useEffect(() => {
    const read = createKeyReader({
      keys,
      singleKeys: () => preferences.read().singleKeys,
      now: () => performance.now(),
    })
    const listen = (event: KeyboardEvent) => {
      const isPalette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey
      if (isPalette) openers.open('palette')
      if (isPalette || read(event)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return useOpened()
}

const focusPageSearch = () => document.querySelector<HTMLElement>('[data-page-search]')?.focus()
