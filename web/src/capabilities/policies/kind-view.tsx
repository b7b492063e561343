import { builtInVersion, type PolicyBook, type PolicyKind, readPolicy } from '@matricula/contract/policies'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useReply } from '#platform/use-reply.ts'
import { DraftSection } from './draft-section.tsx'
import { VersionList } from './version-list.tsx'

/** Most who come here read; the fields come when somebody writes. */
const DraftEditor = lazy(async () => ({ default: (await import('./draft-editor.tsx')).DraftEditor }))

/** One kind of policy: what holds, the draft with its dry run, and all versions. */
export function KindView({ kind }: { readonly kind: PolicyKind }) {
  const { data, error, refetch } = useReply(readPolicy, { params: { kind } })
  const mayWrite = useSession().can('policy.write')
  const [editing, setEditing] = useState(false)
  if (data === undefined)
    return error === null ? (
      <Skeleton rows={6} />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    )
  const write = mayWrite ? () => setEditing(true) : undefined
  return (
    <>
      {!editing && <InForce book={data} onWrite={data.draft ? undefined : write} />}
      {editing && (
        <Suspense fallback={<Skeleton rows={8} />}>
          <DraftEditor book={data} onClose={() => setEditing(false)} />
        </Suspense>
      )}
      {!editing && data.draft && <DraftSection book={data} draft={data.draft} onWrite={write} />}
      <VersionList book={data} />
    </>
  )
}

interface InForceProps {
  readonly book: PolicyBook
  readonly onWrite: (() => void) | undefined
}

function InForce({ book, onWrite }: InForceProps) {
  const { t } = useTranslation('policies')
  const { kind, inForce, versions } = book
  const newest = versions[0]?.version ?? builtInVersion
  return (
    <Section
      title={t(`kind.${kind}`)}
      actions={
        onWrite && (
          <Button look="primary" onClick={onWrite}>
            {t('draft.begin')}
          </Button>
        )
      }
    >
      <p>{t(`covers.${kind}`)}</p>
      <p className="muted">
        <Holding book={book} />
        {newest > inForce && ` ${t('force.later', { version: newest })}`}
      </p>
    </Section>
  )
}

function Holding({ book: { inForce, versions } }: { readonly book: PolicyBook }) {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const published = versions.find(({ version }) => version === inForce)
  if (!published) return <>{t('force.builtIn')}</>
  return <>{t('force.now', { version: inForce, day: format.day(published.effectiveFrom) })}</>
}
