import {
  DocumentCode,
  type Finding,
  type Verification,
  verifyCode,
  verifyFile,
} from '@matricula/contract/documents'
import { readInstitution } from '@matricula/contract/identity'
import { IconFileCertificate } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DropFile } from '#design/drop-file.tsx'
import { InstitutionMark } from '#design/institution-mark.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { call } from '#platform/call.ts'
import { useReply } from '#platform/use-reply.ts'
import { CodeForm } from './code-form.tsx'
import { fileToVerify } from './file-to-verify.ts'
import { Findings } from './findings.tsx'
import styles from './verify.module.css'

/** What verification has shown: a finding of the server, or that the file could not be looked at. */
export type Shown = Verification | { readonly finding: Finding | 'insecure' }

/** What employers see: a code or a file in, and in plain words whether it can be relied on. */
export function VerifyPage() {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const { code } = useParams({ strict: false })
  const { data: institution } = useReply(readInstitution, {})
  const ofFile = useFile()
  const name = institution?.institution ?? 'Matricula'
  useEffect(() => {
    document.title = `${t('verify.title')} · ${name}`
  }, [t, name])
  const look = (typed: DocumentCode) => {
    ofFile.forget()
    void navigate({ to: '/verify/$code', params: { code: typed } })
  }
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <p className={styles.brand}>
          <InstitutionMark institution={name} />
          <bdi>{name}</bdi>
        </p>
        <h1>{t('verify.title')}</h1>
        <p>{t('verify.about')}</p>
      </header>
      {/* Whoever scans the code on a document comes for the answer: it stands before the ways to ask. */}
      <div aria-live="polite" className={styles.answer}>
        <ProblemOf error={ofFile.error} />
        {ofFile.shown && <Findings shown={ofFile.shown} fileName={ofFile.name} />}
        {!ofFile.shown && code !== undefined && <ByCode code={code} />}
      </div>
      <div className={styles.ways}>
        <CodeForm key={code} code={code} onCode={look} />
        <DropFile
          icon={<IconFileCertificate size={28} aria-hidden />}
          label={t('verify.file')}
          hint={t('verify.fileHint')}
          accept=".pdf,.json,application/pdf,application/json"
          onFile={(file) => void ofFile.verify(file)}
        />
      </div>
      <footer className={styles.foot}>{t('verify.foot')}</footer>
    </main>
  )
}

function ByCode({ code }: { readonly code: string }) {
  const parsed = DocumentCode.safeParse(code)
  return parsed.success ? <Asked code={parsed.data} /> : <Findings shown={{ finding: 'unknown-code' }} />
}

function Asked({ code }: { readonly code: DocumentCode }) {
  const { data, error, isPlaceholderData } = useReply(verifyCode, { params: { code } })
  if (error !== null) return <ProblemOf error={error} />
  if (data === undefined || isPlaceholderData) return <Skeleton rows={6} />
  return <Findings shown={data} />
}

const ProblemOf = ({ error }: { readonly error: Error | undefined }) =>
  error === undefined ? null : <ProblemNote problem={error} />

function useFile() {
  const [state, setState] = useState<{ shown?: Shown; error?: Error; name?: string }>({})
  const latest = useRef(0)
  return {
    ...state,
    forget: () => setState({}),
    async verify(file: File): Promise<void> {
      latest.current += 1
      const own = latest.current
      const next = await shownOf(file).then(
        (shown) => ({ shown, name: file.name }),
        (error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)) }),
      )
      if (own === latest.current) setState(next)
    },
  }
}

async function shownOf(file: File): Promise<Shown> {
  const asked = await fileToVerify(file)
  if (asked === 'unreadable' || asked === 'insecure') return { finding: asked }
  return await call(verifyFile, { body: asked })
}
