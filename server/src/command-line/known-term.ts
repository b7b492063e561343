import { TermId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import { wrongArguments } from './outcome.ts'

const listedTerms = 12

/** The term that was named; where nobody has made it, refuses in a sentence that lists those there are. */
export async function knownTerm(catalogue: Pick<Catalogue, 'terms'>, named: string): Promise<TermId> {
  const terms = await catalogue.terms()
  const termId = TermId.safeParse(named)
  if (termId.success && terms.some((term) => term.termId === termId.data)) return termId.data
  const ids = terms.map((term) => term.termId)
  const rest = ids.length - listedTerms
  const listed = [...ids.slice(0, listedTerms), ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
  throw wrongArguments(
    `There is no term “${named}”. ${ids.length > 0 ? `There are: ${listed}.` : 'There are no terms yet.'}`,
  )
}
