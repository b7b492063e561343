import { Problem } from '@matricula/contract/kernel'

const known: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem('request.too-large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Problem('request.unreadable'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new Problem('request.unreadable'),
}

/** What a fault means for the caller, where it is no bug: a refusal, a broken request, a store that cannot write. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const { code = '', name }: { code?: string; name?: string } = Object(error)
  if (name === 'StorageProblem') return new Problem('store.read-only', {}, { cause: error })
  return known[code]?.()
}
