import type { Grant } from '@matricula/contract/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { type GrantKind, grantKinds, grantOf, nameOfGrant, needsTarget } from './grant-kinds.ts'
import { GrantWords } from './grant-words.tsx'
import styles from './grants.module.css'

interface GrantsFieldProps {
  readonly value: readonly Grant[]
  readonly onChange: (grants: Grant[]) => void
  readonly kinds?: readonly GrantKind[]
  readonly error?: string | undefined
  /** What it means that there is none. */
  readonly none?: string
  /** False where a heading just above says what these are. */
  readonly titled?: boolean
}

/** The roles of an account or a token, each in words, with what can be added. */
export function GrantsField({
  value,
  onChange,
  kinds = grantKinds,
  error,
  none,
  titled = true,
}: GrantsFieldProps) {
  const { t } = useTranslation('identity')
  const add = (grant: Grant) => {
    if (!value.some((one) => nameOfGrant(one) === nameOfGrant(grant))) onChange([...value, grant])
  }
  const remove = (grant: Grant) => onChange(value.filter((one) => nameOfGrant(one) !== nameOfGrant(grant)))
  return (
    <fieldset className={styles.grants}>
      <legend className={titled ? styles.legend : 'visually-hidden'}>{t('grants.title')}</legend>
      {value.length === 0 && <p className="muted">{none ?? t('grants.none')}</p>}
      {value.length > 0 && (
        <ul className={styles.list}>
          {value.map((grant) => (
            <li key={nameOfGrant(grant)} className={styles.grant}>
              <GrantWords grant={grant} />
              <Button
                size="small"
                look="quiet"
                aria-label={t('grants.removeNamed', { role: t(`role.${grant.role}`) })}
                onClick={() => remove(grant)}
              >
                {t('grants.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {error !== undefined && (
        <p role="alert" className={styles.fault}>
          {error}
        </p>
      )}
      <AddGrant kinds={kinds} onAdd={add} />
    </fieldset>
  )
}

interface AddGrantProps {
  readonly kinds: readonly GrantKind[]
  readonly onAdd: (grant: Grant) => void
}

function AddGrant({ kinds, onAdd }: AddGrantProps) {
  const { t } = useTranslation('identity')
  const [kind, setKind] = useState<GrantKind>()
  const [target, setTarget] = useState('')
  const [tried, setTried] = useState(false)
  const scoped = kind !== undefined && needsTarget(kind)
  const targetLabel = kind === 'student.self' ? t('grants.student') : t('grants.department')
  const add = () => {
    const grant = kind && grantOf(kind, target)
    setTried(grant === undefined)
    if (grant === undefined) return
    onAdd(grant)
    setKind(undefined)
    setTarget('')
  }
  return (
    <div className={styles.add}>
      <SelectField
        label={t('grants.add')}
        placeholder={t('grants.choose')}
        value={kind ?? ''}
        onChange={(next) => setKind(kinds.find((one) => one === next))}
        choices={kinds.map((one) => ({ value: one, label: t(`grant.${one}`) }))}
        error={tried && kind === undefined ? t('grants.chooseFirst') : undefined}
      />
      {scoped && (
        <TextField
          label={targetLabel}
          value={target}
          onChange={setTarget}
          error={tried ? t('grants.targetHint') : undefined}
        />
      )}
      <Button onClick={add}>{t('grants.addThis')}</Button>
    </div>
  )
}
