import { DocumentCode, spacedCode } from '@matricula/contract/documents'
import { IconSearch } from '@tabler/icons-react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import styles from './verify.module.css'

interface CodeFormProps {
  readonly code: string | undefined
  readonly onCode: (code: DocumentCode) => void
}

/** The code as it is printed; capitals, spaces and hyphens do not matter. */
export function CodeForm({ code, onCode }: CodeFormProps) {
  const { t } = useTranslation('documents')
  const id = useId()
  const [typed, setTyped] = useState(code === undefined ? '' : spacedCode(code))
  const [refused, setRefused] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = DocumentCode.safeParse(typed)
    setRefused(!parsed.success)
    if (parsed.success) onCode(parsed.data)
  }
  return (
    <form className={styles.way} onSubmit={submit} noValidate>
      <label htmlFor={id}>{t('verify.code')}</label>
      <input
        id={id}
        className={styles.code}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setRefused(false)
        }}
        placeholder="8F2K-77QP-3M9D-XH40"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={refused || undefined}
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} className={refused ? styles.refused : 'muted'}>
        {t(refused ? 'verify.codeWrong' : 'verify.codeHint')}
      </p>
      <Button type="submit" look="primary" icon={<IconSearch size={16} aria-hidden />}>
        {t('verify.look')}
      </Button>
    </form>
  )
}
