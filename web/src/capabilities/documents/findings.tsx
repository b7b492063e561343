import { spacedCode, type Verification } from '@matricula/contract/documents'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Id } from '#design/id.tsx'
import { useFormat } from '#platform/format.ts'
import { DocumentSheet } from './document-sheet.tsx'
import styles from './verify.module.css'
import type { Shown } from './verify-page.tsx'

interface FindingsProps {
  readonly shown: Shown
  /** The file that it is about, if a file was looked at. */
  readonly fileName?: string | undefined
}

const looks = {
  good: { icon: IconCircleCheck, tone: styles.good },
  doubtful: { icon: IconAlertTriangle, tone: styles.doubtful },
  bad: { icon: IconCircleX, tone: styles.bad },
}

const lookOf = (finding: Shown['finding']): keyof typeof looks => {
  if (finding === 'genuine') return 'good'
  return finding === 'superseded' || finding === 'insecure' ? 'doubtful' : 'bad'
}

/** Whether it can be relied on, why, and exactly what was issued. */
export function Findings({ shown, fileName }: FindingsProps) {
  const { t } = useTranslation('documents')
  const { icon: Icon, tone } = looks[lookOf(shown.finding)]
  const issued = 'issued' in shown ? shown.issued : undefined
  const document = 'document' in shown ? shown.document : undefined
  return (
    <>
      <section className={`${styles.verdict} ${tone}`} aria-label={t(`finding.${shown.finding}`)}>
        <Icon size={40} stroke={1.6} aria-hidden />
        <div>
          <h2>{t(`finding.${shown.finding}`)}</h2>
          <p>{t(`finding.${shown.finding}.why`)}</p>
          {issued && <Ended issued={issued} />}
          {fileName !== undefined && <p className={styles.fileName}>{fileName}</p>}
        </div>
      </section>
      {document && issued && (
        <>
          <p className={styles.caption}>
            {t(shown.finding === 'genuine' ? 'verify.issued' : 'verify.wasIssued')}
          </p>
          <DocumentSheet document={document} number={issued.number} issuedOn={document.issuedOn} />
          <Proof issued={issued} code={document.code} />
        </>
      )}
    </>
  )
}

type Issued = NonNullable<Verification['issued']>

function Ended({ issued }: { readonly issued: Issued }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  if (issued.state === 'valid' || issued.endedAt === undefined) return null
  const when = format.day(format.dayOf(issued.endedAt))
  if (issued.replacedBy !== undefined)
    return <p>{t('verify.replaced', { number: issued.replacedBy, when })}</p>
  return (
    <p>
      {t('verify.revokedOn', { when })} <strong>{issued.reason}</strong>
    </p>
  )
}

/** For whoever wants to check the cryptography too. */
function Proof({ issued, code }: { readonly issued: Issued; readonly code: string }) {
  const { t } = useTranslation('documents')
  return (
    <details className={styles.proof}>
      <summary>{t('proof.title')}</summary>
      <dl>
        <dt>{t('proof.code')}</dt>
        <dd>
          <Id>{spacedCode(code)}</Id>
        </dd>
        <dt>{t('proof.hash')}</dt>
        <dd className={styles.hash}>{issued.hash}</dd>
        <dt>{t('proof.key')}</dt>
        <dd>
          <Id>{issued.keyId}</Id>
        </dd>
      </dl>
      <p>
        {t('proof.offline')}{' '}
        <a href="/.well-known/matricula-keys.json" download="matricula-keys.json">
          {t('proof.keys')}
        </a>
      </p>
    </details>
  )
}
