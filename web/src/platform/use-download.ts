import { useState } from 'react'
import { toldBy } from './told-problem.ts'
import { Unreachable } from './unreachable.ts'

/** Fetches a file and saves it; where that is refused, says why instead of saving the refusal. */
export function useDownload() {
  const [state, setState] = useState<{ pending?: string; error?: unknown }>({})
  return {
    error: state.error,
    isPending: (address: string) => state.pending === address,
    async save(address: string, name: string): Promise<void> {
      setState({ pending: address })
      try {
        keep(await fetched(address), name)
        setState({})
      } catch (error) {
        setState({ error })
      }
    },
  }
}

async function fetched(address: string): Promise<Blob> {
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
