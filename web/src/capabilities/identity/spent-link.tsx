import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { faultsNamedBy } from '#platform/form-faults.ts'
import { problemIn } from '#platform/use-reply.ts'

/** Whether the refusal is about the link itself: cut off by a mail program, or copied in part. */
export const isBrokenLink = (problem: unknown): boolean => faultsNamedBy(problem)['secret'] !== undefined

/** Where to get another link when this one has been used, is too old or is not whole. */
export function SpentLink({ problem }: { readonly problem: unknown }) {
  const { t } = useTranslation('identity')
  if (problemIn(problem)?.code !== 'link.spent' && !isBrokenLink(problem)) return null
  return <ButtonLink to="/forgot">{t('reset.another')}</ButtonLink>
}
