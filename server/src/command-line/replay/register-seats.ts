import { register } from '@matricula/contract/enrolment'
import type { Bar } from '#server/command-line/terminal.ts'
import type { Caller } from './caller.ts'
import type { LoadedTerm } from './load-term.ts'
import type { PublishedTerm } from './term-folder.ts'

/** How registration went. */
export interface Registered {
  readonly requests: number
  readonly seats: number
  readonly refused: number
  /** How often each rule refused. */
  readonly reasons: Readonly<Record<string, number>>
  readonly seconds: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

interface Bundle {
  readonly student: string
  readonly sections: string[]
}

/** All sections of one student in one course are one request, as a student would make it. */
function bundlesOf({ seats, courseOfSection }: PublishedTerm): Bundle[] {
  const bundles = new Map<string, Bundle>()
  for (const { student, other } of seats) {
    const name = `${student} ${courseOfSection.get(other)}`
    const bundle = bundles.get(name) ?? { student, sections: [] }
    bundles.set(name, bundle)
    bundle.sections.push(other)
  }
  return [...bundles.values()]
}

export async function registerSeats(
  caller: Caller,
  published: PublishedTerm,
  { term, atOnce, bar }: { term: LoadedTerm; atOnce: number; bar: Bar },
): Promise<Registered> {
  const bundles = bundlesOf(published)
  const took: number[] = []
  const reasons: Record<string, number> = {}
  let [next, seats, refused] = [0, 0, 0]

  async function request({ student, sections }: Bundle, place: number): Promise<void> {
    const studentId = term.students.get(student)
    const sectionIds = sections.flatMap((code) => term.sections.get(code)?.sectionId ?? [])
    if (!studentId || sectionIds.length !== sections.length) {
      refused += 1
      reasons['not-in-files'] = (reasons['not-in-files'] ?? 0) + 1
      return
    }
    const begun = performance.now()
    const { outcomes } = await caller.call(register, {
      params: { studentId },
      body: { termId: term.termId, items: [{ wish: 'enrol', sectionIds }] },
      key: `${term.termId}-${place}`,
    })
    took.push(performance.now() - begun)
    const [outcome] = outcomes
    if (outcome?.outcome === 'enrolled') seats += sectionIds.length
    else refused += 1
    for (const { code } of outcome?.refusals ?? []) reasons[code] = (reasons[code] ?? 0) + 1
  }

  const begun = performance.now()
  const worker = async (): Promise<void> => {
    while (next < bundles.length) {
      const place = next
      next += 1
      const bundle = bundles[place]
      if (bundle) await request(bundle, place)
      bar.at(took.length, bundles.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  bar.end()
  const sorted = took.toSorted((one, other) => one - other)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const seconds = (performance.now() - begun) / 1000
  return { requests: bundles.length, seats, refused, reasons, seconds, p50: at(0.5), p99: at(0.99) }
}
