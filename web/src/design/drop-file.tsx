import { type DragEvent, type ReactNode, useId, useState } from 'react'
import styles from './drop-file.module.css'

interface DropFileProps {
  readonly icon: ReactNode
  readonly label: string
  readonly hint: string
  /** As the attribute of a file field says it: `.csv,text/csv`. */
  readonly accept: string
  readonly onFile: (file: File) => void
}

/** One file, dropped or chosen; the same file may be given again after it was changed. */
export function DropFile({ icon, label, hint, accept, onFile }: DropFileProps) {
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
      {icon}
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        onClick={(event) => {
          event.currentTarget.value = ''
        }}
        onChange={(event) => take(event.target.files)}
      />
      <p className="muted">{hint}</p>
    </div>
  )
}
