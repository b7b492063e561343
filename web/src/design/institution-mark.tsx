import styles from './institution-mark.module.css'

/** The first letter of the institution as its mark; the name stands beside it. */
export const InstitutionMark = ({ institution }: { readonly institution: string }) => (
  <span className={styles.mark} aria-hidden>
    {institution.slice(0, 1)}
  </span>
)
