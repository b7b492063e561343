import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Page } from '#design/page.tsx'
import { ToldProblem } from '#platform/told-problem.ts'
import { ForbiddenPage } from './forbidden-page.tsx'
import { MissingPage } from './missing-page.tsx'

/** For a page that failed to load or to draw: says which of the two kinds of refusal it was, or offers another try. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const code = error instanceof ToldProblem ? error.code : undefined
  if (code === 'actor.forbidden') return <ForbiddenPage />
  if (code === 'item.missing') return <MissingPage />
  const again = async () => {
    // The browser keeps a script that it could not fetch as failed for as long as the page lives.
    if (isLostScript(error)) {
      window.location.reload()
      return
    }
    reset()
    await router.invalidate()
  }
  return (
    <Page title={t('error.title')} actions={<ButtonLink to="/">{t('error.back')}</ButtonLink>}>
      <ErrorState error={error} onRetry={() => void again()} />
    </Page>
  )
}

const isLostScript = (error: unknown): boolean =>
  error instanceof TypeError && /module|import/i.test(error.message)
