import type { FieldFault } from '@matricula/contract/kernel'
import { builtInVersion, type PolicyKind, PolicyVersion } from '@matricula/contract/policies'
import type { StoredVersion } from './items.ts'
import type { Compare, Kept, VersionOf, Versions } from './kept.ts'
import type { PolicyMemory } from './memory.ts'

/** What is done with every kind alike. */
interface Shelf {
  readonly versions: Versions<unknown>
  /** What a draft may not say beside the versions there are. */
  faults(rules: unknown): Promise<FieldFault[]>
  /** How a student would differ if the draft were the newest version. */
  comparing(draft: {
    readonly effectiveFrom: string
    readonly rules: unknown
  }): Promise<ReturnType<Compare<unknown>>>
}

/** Before any term there is: what is built in holds until a version says otherwise. */
export const always = '1900-01-01'

export interface Shelves {
  /** Puts a kind of policy on a shelf; its versions are read from there. */
  keep<Rules>(kept: Kept<Rules>): Versions<Rules>
  of(kind: PolicyKind): Shelf
}

export function createShelves(memory: PolicyMemory): Shelves {
  const shelves = new Map<PolicyKind, Shelf>()
  return {
    keep(kept) {
      const versions = versionsOf(kept, memory)
      shelves.set(kept.kind, {
        versions,
        faults: async (rules) => kept.faults?.(kept.schema.parse(rules), await versions()) ?? [],
        async comparing({ effectiveFrom, rules }) {
          const before = await versions()
          const next = { version: before.length, effectiveFrom, rules: kept.schema.parse(rules) }
          return kept.compare(before, [...before, next])
        },
      })
      return versions
    },
    of(kind) {
      const shelf = shelves.get(kind)
      if (!shelf) throw new RangeError(`Nobody reads by a policy ${kind}`)
      return shelf
    },
  }
}

/** Parsed once for each publication. */
function versionsOf<Rules>({ kind, schema, builtIn }: Kept<Rules>, memory: PolicyMemory): Versions<Rules> {
  const first = { version: builtInVersion, effectiveFrom: always, rules: builtIn }
  const parsed = new WeakMap<readonly StoredVersion[], readonly VersionOf<Rules>[]>()
  return async () => {
    const stored = await memory.versions(kind)
    const known = parsed.get(stored)
    if (known) return known
    const published = stored.map(({ version, effectiveFrom, rules }) => ({
      version,
      effectiveFrom,
      rules: schema.parse(rules),
    }))
    const all = [first, ...published]
    parsed.set(stored, all)
    return all
  }
}

/** As the outside is told it. */
export const toldVersion = (
  kind: PolicyKind,
  { version, effectiveFrom, rules }: VersionOf<unknown>,
): PolicyVersion => PolicyVersion.parse({ version, effectiveFrom, content: { kind, rules } })
