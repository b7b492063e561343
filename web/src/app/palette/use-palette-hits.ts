import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { capabilities } from '#app/capabilities.ts'
import { useNavigationGroups } from '#app/use-navigation.ts'
import type { PaletteGroup, PaletteHit, PaletteSource } from '#platform/capability.ts'
import { useSession } from '#platform/session.ts'

const order: readonly PaletteGroup[] = ['actions', 'people', 'courses', 'sections', 'pages']
const least = 2
const pause = 120
const mostOfGroup = 8

export interface PaletteHits {
  readonly groups: readonly { readonly group: PaletteGroup; readonly hits: readonly PaletteHit[] }[]
  readonly searching: boolean
}

/** What matches the text: pages at once, the rest as the capabilities answer. */
export function usePaletteHits(text: string): PaletteHits {
  const session = useSession()
  const asked = useLate(text.trim())
  const pages = useNavigationGroups()
    .flatMap((group) => group.entries)
    .filter((entry) => matches(entry.text, text))
    .map((entry) => ({ id: entry.to, label: entry.text, to: entry.to }))
  const found = useQuery({
    queryKey: ['palette', asked],
    enabled: asked.length >= least,
    queryFn: async ({ signal }) => {
      const loaded = await Promise.all(capabilities.map(async (capability) => capability.palette?.() ?? []))
      const sources = loaded.flat().filter((source) => source.when(session))
      return Promise.all(sources.map((source) => answerOf(source, asked, signal)))
    },
    placeholderData: (before) => (asked.length >= least ? before : undefined),
  })
  const answers = [...(found.data ?? []), { group: 'pages' as const, hits: pages }]
  return {
    groups: order
      .map((group) => ({
        group,
        hits: answers
          .filter((answer) => answer.group === group)
          .flatMap((answer) => answer.hits.slice(0, mostOfGroup)),
      }))
      .filter(({ hits }) => hits.length > 0),
    searching: found.isFetching || asked !== text.trim(),
  }
}

/** One source that fails must not empty the palette. */
const answerOf = async ({ group, find }: PaletteSource, text: string, signal: AbortSignal) => ({
  group,
  hits: await find(text, signal).catch((): readonly PaletteHit[] => []),
})

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every word typed begins or stands in the label, whatever the accents. */
export const matches = (label: string, text: string): boolean =>
  plain(text)
    .split(/\s+/)
    .every((word) => plain(label).includes(word))

function useLate(text: string): string {
  const [late, setLate] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setLate(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return late
}
