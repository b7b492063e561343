import { type DemoAccount, type Me, signIn } from '@matricula/contract/identity'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { useCommand } from '#platform/use-reply.ts'
import styles from './entry-page.module.css'
import { EntryProblem } from './entry-problem.tsx'

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[]
  readonly onSignedIn: (me: Me) => void
}

/** A demonstration shows who can be tried; a real institution never sends these. */
export function DemoAccounts({ accounts, onSignedIn }: DemoAccountsProps) {
  const { t } = useTranslation('identity')
  const command = useCommand(signIn)
  const enter = async ({ loginName, password }: DemoAccount) =>
    onSignedIn(await command.run({ body: { loginName, password } }))
  return (
    <section className={styles.aside} aria-label={t('demo.title')}>
      <h2>{t('demo.title')}</h2>
      <p className="muted">{t('demo.about')}</p>
      {command.error !== undefined && <EntryProblem problem={command.error} />}
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <li key={account.loginName} className={styles.account}>
            <span>
              <bdi>{account.loginName}</bdi>
            </span>
            <Button
              size="small"
              pending={command.pending && t('signIn.pending')}
              onClick={() => void enter(account).catch(() => undefined)}
            >
              {t('demo.enter', { role: t(`role.${account.role}`) })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
