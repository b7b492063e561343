import type { createKeys } from '#platform/keys.ts'

export interface KeyReaderNeeds {
  readonly keys: Pick<ReturnType<typeof createKeys>, 'press' | 'begins'>
  readonly singleKeys: () => boolean
  /** Milliseconds, from any start. */
  readonly now: () => number
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target' | 'defaultPrevented'>

const patience = 1500
const typing =
  'input, textarea, select, [contenteditable="true"], [role="grid"], [role="radiogroup"], [role="dialog"]'

/** Reads single letters and two in a row; true when they did something. Deaf inside fields, grids and dialogs. */
export function createKeyReader({ keys, singleKeys, now }: KeyReaderNeeds) {
  let begun: { readonly keys: string; readonly at: number } | undefined
  return (event: Pressed): boolean => {
    if (!singleKeys() || !isSingle(event) || isTyping(event.target)) return false
    const first = begun !== undefined && now() - begun.at < patience ? `${begun.keys} ` : ''
    const pressed = `${first}${event.key}`
    begun = undefined
    if (keys.press(pressed)) return true
    if (keys.begins(pressed)) begun = { keys: pressed, at: now() }
    return begun !== undefined
  }
}

const isSingle = (event: Pressed): boolean =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(typing) !== null
