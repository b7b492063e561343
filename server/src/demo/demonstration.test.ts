import { setImmediate as turn } from 'node:timers/promises'
import { type DemoAccount, readSession, signIn } from '@matricula/contract/identity'
import { type SectionId, StudentId } from '@matricula/contract/kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { nobody, type School, school } from '#testing/school.ts'
import { createDice } from './dice.ts'
import { generateDemo } from './generate.ts'
import { planSeats } from './seat-plan.ts'

/** Enough that some sections are full. */
const size = { students: 400, terms: 2, seed: 2026, say: () => undefined }
const secondsAllowed = 90

/** Answers some commits later than others. */
function makeUneven({ platform: { store } }: School, seed: number): void {
  const dice = createDice(seed)
  const commit = store.commit.bind(store)
  Object.assign(store, {
    commit: async (...given: Parameters<typeof commit>) => {
      for (let left = dice.below(4); left > 0; left -= 1) await turn()
      await commit(...given)
    },
  })
}

async function demonstration(unevenly: number, choices = size): Promise<{ s: School; told: DemoAccount[] }> {
  const s = await school()
  makeUneven(s, unevenly)
  return { s, told: await generateDemo({ application: s, platform: s.platform }, choices) }
}

/** What is stored but for the log: a line for each item, without what must differ. */
async function linesOf({ platform: { store } }: School): Promise<string[]> {
  const lines: string[] = []
  for (const table of ['users', 'students', 'catalogue', 'enrolments'] as const) {
    for await (const item of store.scan(table)) {
      const line = JSON.stringify(item)
        .replaceAll(/\$2b\$[^"]*/g, '<hash>')
        .replaceAll(/\b\d{8}\b/g, '<id>')
      lines.push(line)
    }
  }
  return lines.toSorted()
}

let s: School
let told: DemoAccount[]
beforeAll(async () => {
  ;({ s, told } = await demonstration(1))
}, secondsAllowed * 1000)

test(
  'the same seed makes the same institution, however quickly the store answers; another makes another',
  async () => {
    const again = await demonstration(2)
    const other = await demonstration(1, { ...size, students: 10, seed: 2027 })

    const [first, second, third] = await Promise.all([s, again.s, other.s].map(linesOf))
    expect(first?.length).toBeGreaterThan(2000)
    expect(second?.filter((line) => !first?.includes(line))).toEqual([])
    expect(second).toEqual(first)
    const names = (lines: string[] = []) => lines.filter((line) => line.includes('"s-demo-00002"'))
    expect(names(third)).not.toEqual(names(first))
  },
  secondsAllowed * 1000,
)

describe('whoever is told a password', () => {
  test.each(['administrator', 'registrar', 'instructor', 'student'])('signs in as %s', async (role) => {
    const account = told.find((one) => one.role === role)
    const { loginName = '', password = '' } = account ?? {}
    const { status, body } = await s.as(nobody).call(signIn, { body: { loginName, password } })

    expect(status).toBe(201)
    expect(body.grants.map((grant) => grant.role)).toContain(role)
    expect(body.mustChangePassword ?? false).toBe(false)
  })

  test('is told another one by each installation', async () => {
    const { told: others } = await demonstration(1, { ...size, students: 2 })

    expect(new Set([...told, ...others].map(({ password }) => password)).size).toBe(8)
  })
})

describe('what is made up is true', () => {
  async function rosters(): Promise<
    { sectionId: SectionId; termId: string; roster: readonly StudentId[] }[]
  > {
    const [current] = await s.catalogue.terms()
    if (!current) throw new RangeError('There is no term')
    const sections = await s.catalogue.sectionsOfTerm(current.termId)
    return await Promise.all(
      sections.map(async ({ sectionId, termId }) => {
        const entries = await s.enrolments.rosterOf(sectionId)
        return { sectionId, termId, roster: entries.map(({ studentId }) => studentId) }
      }),
    )
  }

  test('seats are taken by those who are on the roster, and no section is overfull', async () => {
    const all = await rosters()
    const seats = await s.catalogue.seatsOf(all.map(({ sectionId }) => sectionId))

    expect(all.map(({ roster }) => roster.length)).toEqual(seats.map(({ taken }) => taken))
    expect(seats.filter(({ taken, capacity }) => taken > capacity)).toEqual([])
    expect(seats.reduce((sum, { taken }) => sum + taken, 0)).toBeGreaterThan(300)
  })

  test('rosters and students’ own lists say the same', async () => {
    const all = await rosters()
    const [termId] = all.map((one) => one.termId)
    const byRoster = all.flatMap(({ sectionId, roster }) => roster.map((id) => `${id} ${sectionId}`))
    const byStudent: string[] = []
    for (let place = 1; place <= size.students; place += 1) {
      const id = StudentId.parse(`s-demo-${String(place).padStart(5, '0')}`)
      const own = await s.enrolments.enrolmentsOf(id)
      const sitting = own.filter((one) => one.state === 'enrolled' && one.termId === termId)
      byStudent.push(...sitting.map(({ sectionId }) => `${id} ${sectionId}`))
    }

    expect(byStudent.toSorted()).toEqual(byRoster.toSorted())
  })

  test('nobody waits for a section that has a seat free, and those who wait are counted', async () => {
    const ids = (await rosters()).map(({ sectionId }) => sectionId)
    const seats = await s.catalogue.seatsOf(ids)
    const lines = (await linesOf(s)).filter((line) => line.includes('"sk":"WAIT#'))

    expect(lines.length).toBeGreaterThan(0)
    expect(seats.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(lines.length)
    expect(seats.filter(({ waiting, taken, capacity }) => waiting > 0 && taken < capacity)).toEqual([])
  })

  test('a stranger is still nobody', async () => {
    expect((await s.as(nobody).call(readSession)).body.me).toBeUndefined()
  })
})

describe('wishes for seats', () => {
  const section = (sectionId: string) => ({ sectionId }) as never
  const [lecture, laboratory] = [section('lecture'), section('laboratory')]

  test('are granted in order, lecture and laboratory together, and the last come late', () => {
    const wishes = ['ada', 'grace', 'mary'].map((name) => ({ name, current: [[lecture, laboratory]] }))
    const capacity = new Map([
      ['lecture', 9],
      ['laboratory', 2],
    ])

    const { seated, late } = planSeats(wishes, capacity)

    expect(seated.map(({ of }) => of.name)).toEqual(['ada', 'grace'])
    expect(late.map(({ of, bundles }) => [of.name, bundles.length])).toEqual([['mary', 1]])
  })
})
