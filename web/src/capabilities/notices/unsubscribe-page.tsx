import { UserId } from '@matricula/contract/kernel'
import { endMail, MailKind, MailSeal } from '@matricula/contract/notices'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryPage } from '#capabilities/identity/index.ts'
import { Button, ButtonLink } from '#design/button.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { problemIn, useCommand } from '#platform/use-reply.ts'

/** Where the link of a letter leads: letters of its kind end here, without signing in. */
export function UnsubscribePage() {
  const { t } = useTranslation('notices')
  const { kind, userId, seal } = useParams({ strict: false })
  const asked = [MailKind.safeParse(kind), UserId.safeParse(userId), MailSeal.safeParse(seal)] as const
  const [kindAsked, userAsked, sealAsked] = asked
  if (!kindAsked.success || !userAsked.success || !sealAsked.success)
    return <EntryPage title={t('end')} about={t('end.broken')} />
  return <Ending kind={kindAsked.data} userId={userAsked.data} seal={sealAsked.data} />
}

interface EndingProps {
  readonly kind: MailKind
  readonly userId: UserId
  readonly seal: string
}

function Ending({ kind, userId, seal }: EndingProps) {
  const { t } = useTranslation('notices')
  const command = useCommand(endMail)
  const [ended, setEnded] = useState(false)
  const end = () => {
    // The refusal is drawn below, from the command.
    command.run({ params: { kind, userId, seal } }).then(
      () => setEnded(true),
      () => undefined,
    )
  }
  if (ended)
    return (
      <EntryPage title={t('end.done')} about={t('end.doneAbout')}>
        <ButtonLink to="/account" size="touch">
          {t('end.account')}
        </ButtonLink>
      </EntryPage>
    )
  if (problemIn(command.error)?.code === 'link.spent')
    return <EntryPage title={t('end')} about={t('end.broken')} />
  return (
    <EntryPage title={t('end')} about={t(`end.${kind}`)}>
      {command.error !== undefined && <ProblemNote problem={command.error} />}
      <Button look="primary" size="touch" pending={command.pending && t('end.pending')} onClick={end}>
        {t('end.do')}
      </Button>
    </EntryPage>
  )
}
