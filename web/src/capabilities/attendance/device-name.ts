import { newKey } from '#platform/ids.ts'

const place = 'matricula-device'

/** What this browser calls itself, by chance and for good; nothing where it may not remember. */
export function deviceName(): { readonly device?: string } {
  try {
    const known = localStorage.getItem(place)
    if (known !== null) return { device: known }
    const device = newKey()
    localStorage.setItem(place, device)
    return { device }
  } catch {
    return {}
  }
}
