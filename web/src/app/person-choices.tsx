import { useMantineColorScheme } from '@mantine/core'
import { signOut } from '@matricula/contract/identity'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#design/button.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Segmented } from '#design/segmented.tsx'
import { densities, preferences, usePreferences } from '#platform/preferences.ts'
import { sessionGate } from '#platform/session-gate.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './top-bar.module.css'

const schemes = ['auto', 'light', 'dark'] as const

/** What opens under the name: how the person likes the page, and the way out. Fetched after the first paint. */
export const PersonChoices = () => (
  <>
    <Choices />
    <div className={styles.last}>
      <MyAccount />
      <SignOut />
    </div>
  </>
)

/** A menu does not close by itself where a link inside it is followed. */
function MyAccount() {
  const { t } = useTranslation()
  return (
    <ButtonLink
      to="/account"
      look="quiet"
      onClick={(event) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    >
      {t('person.account')}
    </ButtonLink>
  )
}

function Choices() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { density, singleKeys } = usePreferences()
  return (
    <div className={styles.choices}>
      <div className={styles.choice}>
        <span>{t('person.scheme')}</span>
        <Segmented
          label={t('person.scheme')}
          size="small"
          value={colorScheme}
          onChange={setColorScheme}
          choices={schemes.map((scheme) => ({ value: scheme, label: t(`person.scheme.${scheme}`) }))}
        />
      </div>
      <div className={styles.choice}>
        <span>{t('person.density')}</span>
        <Segmented
          label={t('person.density')}
          size="small"
          value={density}
          onChange={(next) => preferences.change({ density: next })}
          choices={densities.map((each) => ({ value: each, label: t(`person.density.${each}`) }))}
        />
      </div>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => preferences.change({ singleKeys: event.currentTarget.checked })}
        />
        {t('person.singleKeys')}
      </label>
    </div>
  )
}

/** Leaving loads the page anew, so that nothing of this person stays in its memory. */
function SignOut() {
  const { t } = useTranslation()
  const leave = useCommand(signOut)
  const run = async () => {
    sessionGate.leave(true)
    try {
      await leave.run({})
      window.location.assign('/sign-in')
    } catch {
      // The refusal is drawn above the button, from the command.
      sessionGate.leave(false)
    }
  }
  return (
    <>
      {leave.error !== undefined && <ProblemNote problem={leave.error} />}
      <Button look="quiet" pending={leave.pending && t('person.signingOut')} onClick={() => void run()}>
        {t('person.signOut')}
      </Button>
    </>
  )
}
