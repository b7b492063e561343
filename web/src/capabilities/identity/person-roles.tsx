import { type Account, readAccount, replaceGrants } from '@matricula/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import { nameOfGrant } from './grant-kinds.ts'
import styles from './grants.module.css'
import { GrantsField } from './grants-field.tsx'

/** What an account is to the institution; saved as a whole, effective at its owner's next request. */
export function PersonRoles({ account }: { readonly account: Account }) {
  const { t } = useTranslation('identity')
  const client = useQueryClient()
  const [grants, setGrants] = useState(account.grants)
  const command = useCommand(replaceGrants)
  const changed = grants.map(nameOfGrant).join() !== account.grants.map(nameOfGrant).join()
  const save = async () => {
    await command.run({ params: { userId: account.userId }, body: { version: account.version, grants } })
    toast(t('person.rolesSaved'))
    await client.invalidateQueries({ queryKey: keyOf(readAccount) })
  }
  return (
    <div className={styles.form}>
      {command.error !== undefined && <ProblemNote problem={command.error} />}
      <GrantsField value={grants} onChange={setGrants} titled={false} />
      <p className="muted">{t('person.teaching')}</p>
      <div>
        <Button
          unavailable={!changed && t('person.unchanged')}
          pending={command.pending && t('person.saving')}
          onClick={() => void save().catch(() => undefined)}
        >
          {t('person.saveRoles')}
        </Button>
      </div>
    </div>
  )
}
