import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorPage } from './error-page.tsx'
import { MissingPage } from './missing-page.tsx'

/** Where there is no shell around the page, it brings its own landmark. */
export const BareMissingPage = () => (
  <main>
    <MissingPage />
  </main>
)

/** For a failure before anybody is known to be signed in, such as a server that does not answer. */
export const BareErrorPage = (props: ErrorComponentProps) => (
  <main>
    <ErrorPage {...props} />
  </main>
)
