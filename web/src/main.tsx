import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { Application } from '#app/application.tsx'
import { i18nReady } from '#platform/i18n.ts'

// The content policy forbids making code from text, so the schemas need not try.
config({ jitless: true })
const root = document.getElementById('root')
if (root === null) throw new Error('The page has no element with the id root')
await i18nReady
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
)
