import type { PolicyKind } from '@matricula/contract/policies'
import type { StoredVersion } from './items.ts'

/** The published versions of each policy as this server knows them: read once, and again when one was published. */
export interface PolicyMemory {
  /** In their order; the same list until one is published. */
  versions(kind: PolicyKind): Promise<readonly StoredVersion[]>
  /** Reads again unless this version is known; what nobody has asked for yet is left for then. */
  renew(kind: PolicyKind, version: number): Promise<void>
}

type Read = (kind: PolicyKind) => Promise<readonly StoredVersion[]>

export function createPolicyMemory(read: Read): PolicyMemory {
  const known = new Map<PolicyKind, Promise<readonly StoredVersion[]>>()

  function load(kind: PolicyKind): Promise<readonly StoredVersion[]> {
    const mine = read(kind)
    known.set(kind, mine)
    mine.catch(() => known.delete(kind))
    return mine
  }

  return {
    versions: (kind) => known.get(kind) ?? load(kind),
    async renew(kind, version) {
      const newest = (await known.get(kind))?.at(-1)?.version ?? 0
      if (!known.has(kind) || newest >= version) return
      const fresh = await read(kind)
      known.set(kind, Promise.resolve(fresh))
    },
  }
}
