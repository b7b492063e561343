import type { Term } from '@matricula/contract/catalogue'
import { room, type TermId } from '@matricula/contract/kernel'
import type { ReactNode } from 'react'
import { useChosenTerm } from '#platform/use-chosen-term.ts'
import { useRoom } from '#platform/use-live.ts'
import { EmptyState } from './empty-state.tsx'
import { TermSelect } from './fields/term-select.tsx'
import { Page } from './page.tsx'
import { Skeleton } from './skeleton.tsx'

interface TermPageProps {
  readonly title: string
  readonly description: string
  /** The term that the address names. */
  readonly named: TermId | undefined
  readonly onChoose: (termId: TermId) => void
  /** What is said where there is no term yet. */
  readonly none: string
  /** What is of no term: tabs above what is of one, lists below it. */
  readonly above?: ReactNode
  readonly below?: ReactNode
  /** Made anew for each term; absent where another part of the page is open. */
  readonly children?: ((term: Term) => ReactNode) | undefined
}

/** A page of the office about one term, which is chosen at its head. */
export function TermPage({
  title,
  description,
  named,
  onChoose,
  none,
  above,
  below,
  children,
}: TermPageProps) {
  const { term, terms, pending } = useChosenTerm(named)
  useRoom(room.staff)
  return (
    <Page
      title={title}
      description={description}
      actions={term && <TermSelect terms={terms} term={term} onChange={onChoose} />}
    >
      {above}
      {children && !term && (pending ? <Skeleton rows={6} /> : <EmptyState sentence={none} />)}
      {term && children?.(term)}
      {below}
    </Page>
  )
}
