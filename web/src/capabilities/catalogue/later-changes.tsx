import { lazy, Suspense } from 'react'

const Changes = lazy(async () => ({ default: (await import('./meeting-changes.tsx')).MeetingChanges }))

/** Fetched with the pages that show it: what others may ask of the catalogue is part of the first page. */
export const MeetingChanges = () => (
  <Suspense fallback={null}>
    <Changes />
  </Suspense>
)
