import { ProblemBody, type ProblemCode } from '@matricula/contract/kernel'

/** A refusal in the words of the server: the pages need not carry what can be said. */
export class ToldProblem extends Error {
  override readonly name = 'ToldProblem'
  readonly code: ProblemCode
  readonly status: number
  readonly facts: Readonly<Record<string, unknown>>

  /** Without a title it is told as a fault that nobody knows. */
  constructor(
    { code, status, title = '' }: { code: ProblemCode; status: number; title?: string },
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(title)
    this.code = code
    this.status = status
    this.facts = facts
  }
}

const busy = { code: 'server.busy', status: 503 } as const
const failed = { code: 'server.failed', status: 500 } as const

/** An answer that is no problem of ours came from something in between: a proxy, or a server going down. */
export async function toldBy(answer: Response): Promise<ToldProblem> {
  const body: unknown = await answer.json().catch(() => undefined)
  const parsed = ProblemBody.safeParse(body)
  if (!parsed.success) return new ToldProblem(answer.status === 503 ? busy : failed)
  const { type: _, ...told } = parsed.data
  const { code, title, status: said, ...facts } = told
  return new ToldProblem({ code, title, status: said }, facts)
}
