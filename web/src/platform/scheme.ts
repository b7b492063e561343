import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core'
import { readCookie, writeCookie } from './cookie.ts'

const name = 'matricula-scheme'
const schemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark']
const isScheme = (value: string | undefined): value is MantineColorScheme =>
  schemes.some((known) => known === value)

/** Keeps auto, light or dark in the cookie that `scheme.js` reads before the first paint. */
export const schemeManager: MantineColorSchemeManager = {
  get: (fallback) => {
    const chosen = readCookie(name)
    return isScheme(chosen) ? chosen : fallback
  },
  set: (scheme) => writeCookie(name, scheme),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => writeCookie(name, 'auto'),
}
