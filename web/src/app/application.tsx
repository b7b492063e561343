import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/global.layer.css'
import '#design/tokens.css'
import '#design/page.css'
import './contributions.ts'
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { resolveVariables, theme } from '#design/theme.ts'
import { schemeManager } from '#platform/scheme.ts'
import { LiveContext } from '#platform/use-live.ts'
import { live } from './live.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'

/** Everything around the pages. */
export function Application() {
  return (
    <DirectionProvider initialDirection={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        colorSchemeManager={schemeManager}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <LiveContext value={live}>
            <RouterProvider router={router} />
          </LiveContext>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}
