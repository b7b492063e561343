import { listMeetings, markRegister, submitRegister } from '@matricula/contract/attendance'
import type { Section } from '@matricula/contract/catalogue'
import type { RosterEntry } from '@matricula/contract/enrolment'
import { createAssessment, enterMarks, releaseAssessment } from '@matricula/contract/grading'
import { createDice, type Dice } from './dice.ts'
import type { DemoWorld } from './generate.ts'
import { inParallel } from './in-parallel.ts'
import type { Teacher } from './people-plan.ts'
import type { Speak } from './speak.ts'

/** How many sections besides those of the demonstration's teacher have registers and marks. */
const others = 24
const atOnce = 8
const states = [
  'present',
  'present',
  'present',
  'present',
  'present',
  'present',
  'present',
  'late',
  'absent',
  'excused',
] as const

interface Marked {
  /** Of this section alone: others are marked at the same time. */
  readonly dice: Dice
  readonly section: Section
  readonly roster: readonly RosterEntry[]
}

/** Registers of the weeks that are over, and two assessments, one of them released. */
export async function markAndTeach(
  world: DemoWorld,
  speak: Speak,
  teacher: Teacher | undefined,
): Promise<void> {
  const { sections, dice, application, platform } = world
  const own = sections.filter(({ instructors }) =>
    instructors.some(({ userId }) => userId === teacher?.userId),
  )
  const rest = dice.shuffled(sections.filter((section) => !own.includes(section))).slice(0, others)
  const today = platform.clock.now().slice(0, 10)
  const marked: Marked[] = []
  for (const section of [...own, ...rest]) {
    const roster = await application.enrolments.rosterOf(section.sectionId)
    if (roster.length > 0) marked.push({ dice: createDice(dice.below(2 ** 31)), section, roster })
  }
  await inParallel(marked, atOnce, async (one, place) => {
    await markRegisters(speak, one, today)
    await assess(speak, one, place % 2 === 0)
  })
}

/** Today's and yesterday's registers are left for whoever tries it out. */
async function markRegisters(speak: Speak, { dice, section, roster }: Marked, today: string): Promise<void> {
  const { sectionId } = section
  const { items } = await speak(listMeetings, { params: { sectionId } })
  const over = items.filter(({ date, state }) => date < today && state === 'open').slice(0, -1)
  for (const { meetingId } of over) {
    const params = { sectionId, meetingId }
    const marks = roster.map(({ studentId }) => ({ studentId, state: dice.pick(states) }))
    await speak(markRegister, { params, body: { marks } })
    await speak(submitRegister, { params })
  }
}

async function assess(speak: Speak, { dice, section, roster }: Marked, released: boolean): Promise<void> {
  const { sectionId } = section
  const plans = [
    { title: 'Quiz 1', outOf: 20, weight: 10, tell: true },
    { title: 'Midterm', outOf: 50, weight: 30, tell: released },
  ]
  for (const { tell, ...body } of plans) {
    const { assessmentId } = await speak(createAssessment, { params: { sectionId }, body })
    const params = { sectionId, assessmentId }
    const marks = roster
      .filter(() => !dice.percent(4))
      .map(({ studentId }) => ({ studentId, value: Math.round(body.outOf * (45 + dice.below(56))) / 100 }))
    if (marks.length > 0) await speak(enterMarks, { params, body: { marks } })
    if (tell) await speak(releaseAssessment, { params })
  }
}
