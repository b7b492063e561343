import { IconSearch } from '@tabler/icons-react'
import { useId } from 'react'
import styles from './search-field.module.css'

export interface SearchFieldProps {
  /** What can be found here, such as "Find a student by name or number"; it is name and hint in one. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The search of a page; `/` puts the focus here, Escape empties it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const id = useId()
  return (
    <div className={styles.search}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <IconSearch size={16} aria-hidden />
      <input
        id={id}
        type="search"
        placeholder={label}
        value={value}
        aria-keyshortcuts="/"
        data-page-search
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation()
            onChange('')
          }
        }}
      />
    </div>
  )
}
