import { lazy, Suspense, useContext, useEffect, useState } from 'react'
import { patiently } from '#platform/patiently.ts'
import { LiveContext } from '#platform/use-live.ts'
import { GlobalKeys } from './global-keys.tsx'
import { whenIdle } from './idle.ts'
import { useOpened } from './openers.ts'

const Palette = lazy(async () => ({
  default: (await patiently(() => import('./palette/palette.tsx'))).Palette,
}))
const KeyList = lazy(async () => ({ default: (await patiently(() => import('./key-list.tsx'))).KeyList }))
const SignInAgain = lazy(async () => ({
  default: (await patiently(() => import('./sign-in-again.tsx'))).SignInAgain,
}))
const Toaster = lazy(async () => ({
  default: (await patiently(() => import('#design/toaster.tsx'))).Toaster,
}))

/** What no one needs before the first paint: toasts, the socket, the palette, the list of keys, the sign-in dialog. */
export function Later() {
  const [idle, setIdle] = useState(false)
  const opened = useOpened()
  const live = useContext(LiveContext)
  useEffect(
    () =>
      whenIdle(() => {
        setIdle(true)
        void live?.start()
      }),
    [live],
  )
  return (
    <>
      <GlobalKeys />
      <Suspense>{idle && <Toaster />}</Suspense>
      <Suspense>{idle && <SignInAgain />}</Suspense>
      <Suspense>{opened.palette > 0 && <Palette opened={opened.palette} />}</Suspense>
      <Suspense>{opened.keyList > 0 && <KeyList opened={opened.keyList} />}</Suspense>
    </>
  )
}
