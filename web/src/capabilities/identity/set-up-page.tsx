import { setUpInstitution } from '@matricula/contract/identity'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './entry-page.module.css'
import { EntryPage } from './entry-page.tsx'
import { EntryProblem } from './entry-problem.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { useEntrance } from './use-entrance.ts'
import { useLinkSecret } from './use-link-secret.ts'

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const zones = () => [...new Set([ownZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])]

/** The very first page of an institution, behind the link that its server printed. */
export function SetUpPage() {
  const { t } = useTranslation('identity')
  const secret = useLinkSecret()
  const enter = useEntrance()
  const command = useCommand(setUpInstitution)
  const form = useForm({
    schema: setUpInstitution.body,
    initial: { secret, institution: '', timeZone: ownZone(), name: '', loginName: '', newPassword: '' },
    submit: async (body) => enter(await command.run({ body })),
  })
  return (
    <EntryPage title={t('setUp.title')} about={t('setUp.about')}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <EntryProblem problem={form.error} />}
        <TextField
          label={t('setUp.institution')}
          autoComplete="organization"
          {...form.field('institution')}
        />
        <SelectField
          label={t('setUp.timeZone')}
          description={t('setUp.timeZoneHint')}
          searchable
          choices={zones().map((zone) => ({ value: zone, label: zone }))}
          {...form.field('timeZone')}
        />
        <TextField label={t('setUp.name')} autoComplete="name" {...form.field('name')} />
        <TextField
          label={t('setUp.loginName')}
          description={t('setUp.loginNameHint')}
          autoComplete="username"
          {...form.field('loginName')}
        />
        <NewPasswordField {...form.field('newPassword')} />
        <Button type="submit" look="primary" size="touch" pending={form.pending && t('setUp.pending')}>
          {t('setUp.submit')}
        </Button>
      </form>
    </EntryPage>
  )
}
