import { downloadDocument, type IssuedDocument } from '@matricula/contract/documents'
import { useState } from 'react'
import { addressOf } from '#platform/call.ts'
import { toldBy } from '#platform/told-problem.ts'
import { Unreachable } from '#platform/unreachable.ts'

type Format = 'pdf' | 'json'

/** Fetches a document and saves it; where that is refused, says why instead of saving the refusal. */
export function useDownload() {
  const [state, setState] = useState<{ pending?: string; error?: unknown }>({})
  return {
    error: state.error,
    isPending: ({ code }: IssuedDocument, format: Format) => state.pending === `${code} ${format}`,
    async save(issued: IssuedDocument, format: Format): Promise<void> {
      setState({ pending: `${issued.code} ${format}` })
      try {
        keep(await fetched(issued, format), `${issued.number}.${format}`)
        setState({})
      } catch (error) {
        setState({ error })
      }
    },
  }
}

async function fetched({ studentId, code }: IssuedDocument, format: Format): Promise<Blob> {
  const address = addressOf(downloadDocument, { studentId, code, format }, {})
  const answer = await fetch(address, { credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new Unreachable({ cause })
  })
  if (answer.ok) return await answer.blob()
  throw await toldBy(answer)
}

function keep(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
