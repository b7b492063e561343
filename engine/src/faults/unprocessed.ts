type Entries = readonly unknown[]

/** A batch parted in two: what is asked of the engine now, and what is left for another request. */
export interface PartedBatch {
  readonly asked: object
  readonly left: Readonly<Record<string, unknown>>
  readonly leftCount: number
}

/** How a batch keeps its members: writes as a list for each table, keys inside an object for each. */
interface Shape {
  readonly membersOf: (part: unknown) => Entries
  readonly withMembers: (part: unknown, members: Entries) => unknown
}

const shapes: Readonly<Record<string, Shape>> = {
  BatchWriteItem: {
    membersOf: (part) => (Array.isArray(part) ? part : []),
    withMembers: (_, members) => members,
  },
  BatchGetItem: {
    membersOf: (part) => {
      const keys: unknown = Object(part).Keys
      return Array.isArray(keys) ? keys : []
    },
    withMembers: (part, members) => ({ ...Object(part), Keys: members }),
  },
}

/** Leaves members out of a batch where `leaves` says so, but never all: AWS would refuse such a request instead. */
export function partedBatch(
  operation: string,
  request: object,
  leaves: () => boolean,
): PartedBatch | undefined {
  const shape = shapes[operation]
  const wanted = 'RequestItems' in request ? Object(request.RequestItems) : undefined
  if (!shape || !wanted) return undefined
  const asked: Record<string, unknown> = {}
  const left: Record<string, unknown> = {}
  let leftCount = 0
  for (const [table, part] of Object.entries(wanted)) {
    const members = shape.membersOf(part)
    const leaving = new Set(members.filter((_, at) => leaves() && (at > 0 || Object.keys(asked).length > 0)))
    const staying = members.filter((member) => !leaving.has(member))
    if (staying.length > 0 || members.length === 0) asked[table] = shape.withMembers(part, staying)
    if (leaving.size > 0) left[table] = shape.withMembers(part, [...leaving])
    leftCount += leaving.size
  }
  return { asked: { ...request, RequestItems: asked }, left, leftCount }
}
