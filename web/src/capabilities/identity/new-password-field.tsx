import { useTranslation } from 'react-i18next'
import type { FieldProps } from '#design/fields/field.ts'
import { PasswordField } from '#design/fields/password-field.tsx'

/** Where a new password is typed; password managers offer one of their own. */
export function NewPasswordField(props: Omit<FieldProps<string>, 'label'>) {
  const { t } = useTranslation('identity')
  return (
    <PasswordField
      label={t('password.new')}
      description={t('password.hint')}
      autoComplete="new-password"
      {...props}
    />
  )
}
