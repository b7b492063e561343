import type { StudentId } from '@matricula/contract/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import styles from './documents.module.css'
import { Preview } from './preview.tsx'

/** The record as a transcript would say it now, for reading only. */
export function Unofficial({ studentId }: { readonly studentId: StudentId }) {
  const { t } = useTranslation('documents')
  const [shown, setShown] = useState(false)
  return (
    <div className={styles.student}>
      <p className="muted">{t('unofficial.about')}</p>
      <p>
        <Button onClick={() => setShown(!shown)} aria-expanded={shown}>
          {t(shown ? 'unofficial.hide' : 'unofficial.show')}
        </Button>
      </p>
      {shown && <Preview studentId={studentId} kind="transcript" />}
    </div>
  )
}
