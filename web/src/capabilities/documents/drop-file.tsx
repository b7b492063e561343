import { IconFileCertificate } from '@tabler/icons-react'
import { type ChangeEvent, type DragEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './verify.module.css'

/** A PDF or JSON file, dropped or chosen. */
export function DropFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation('documents')
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const [first] = files ?? []
    if (first) onFile(first)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files)
    event.target.value = ''
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a short cut for the field inside
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileCertificate size={28} aria-hidden />
      <label htmlFor={id}>{t('verify.file')}</label>
      <input id={id} type="file" accept=".pdf,.json,application/pdf,application/json" onChange={change} />
      <p className="muted">{t('verify.fileHint')}</p>
    </div>
  )
}
