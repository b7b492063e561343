import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Application } from '#app/application.tsx'
import { i18nReady } from '#platform/i18n.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no element with the id root')
await i18nReady
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
)
