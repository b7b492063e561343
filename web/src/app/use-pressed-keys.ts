import { useEffect } from 'react'
import { keys } from '#platform/keys.ts'
import { preferences } from '#platform/preferences.ts'
import { createKeyReader } from './key-reader.ts'
import { openers } from './openers.ts'

/** Listens for the keys that parts of the page have bound, and for the one that opens the palette. */
export function usePressedKeys(): void {
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
}
