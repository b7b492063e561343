import type { Section, Term } from '@matricula/contract/catalogue'
import type { DemoAccount } from '@matricula/contract/identity'
import { type Grant, type TermId, UserId } from '@matricula/contract/kernel'
import { fullName, type Student } from '@matricula/contract/students'
import type { AccountFacts } from '#capabilities/identity/index.ts'
import { type Actor, systemActor } from '#platform/actor.ts'
import type { OpenedApplication } from '#server/open-application.ts'
import { newPassword } from './accounts.ts'
import { courses, programmes, subjects } from './catalogue-plan.ts'
import { commitEach, commitPacked } from './commit-packed.ts'
import { createDice, type Dice } from './dice.ts'
import { enrolStudents } from './enrol.ts'
import { markAndTeach } from './mark-and-teach.ts'
import { createOffer, type Offer } from './offer.ts'
import { planStudents, planTeachers, type Teacher } from './people-plan.ts'
import { planSections } from './section-plan.ts'
import { speakAs } from './speak.ts'
import { demandFor, planStudies, type Study } from './study-plan.ts'
import { planTerms } from './term-plan.ts'

export interface DemoChoices {
  readonly students: number
  /** Finished terms before the one that runs. */
  readonly terms: number
  readonly seed: number
  /** Told what is being made. */
  readonly say: (line: string) => void
}

type Opened = Pick<OpenedApplication, 'application' | 'platform'>

/** What the parts of the generator share. */
export interface DemoWorld extends Opened {
  readonly by: Actor
  readonly dice: Dice
  readonly current: Term
  readonly studies: readonly Study[]
  /** What each term offers. */
  readonly offers: ReadonlyMap<TermId, Offer>
  /** Those of the term that runs. */
  readonly sections: readonly Section[]
}

/** So many students are taught by sixty teachers, each course once or twice. */
const studentsEachTime = 1250

/** Fills an empty store with an institution: the same seed makes the same one, but for dates and passwords. */
export async function generateDemo(
  opened: Opened,
  { students: count, terms: finished, seed, say }: DemoChoices,
): Promise<DemoAccount[]> {
  const { platform } = opened
  const dice = createDice(seed)
  const by = systemActor('demonstration')
  const { current, past } = planTerms(platform.clock.millis(), finished)
  const times = Math.max(1, Math.round(count / studentsEachTime))
  const teachers = planTeachers(dice, 60 * times)
  const students = planStudents(dice, count, new Date(platform.clock.millis()).getUTCFullYear())

  say('Making programmes, courses, terms and people')
  await makeCatalogue(opened, by, [...past, current])
  const accounts = await makePeople(opened, by, { teachers, students })
  const studies = planStudies(dice, students, { past, current })
  const offers = new Map<TermId, Offer>()
  for (const term of past) {
    const asked = { teachers: planTeachers(dice, 60 * times), demand: demandFor(studies, term.termId) }
    const planned = planSections(term, asked, dice).map(withoutTeachers)
    offers.set(term.termId, createOffer(await makeSections(opened, by, planned)))
  }
  const planned = planSections(current, { teachers, demand: demandFor(studies) }, dice)
  const sections = await makeSections(opened, by, planned)
  offers.set(current.termId, createOffer(sections))
  const world: DemoWorld = { ...opened, by, dice, current, studies, offers, sections }
  say('Enrolling students')
  await enrolStudents(world)
  say('Marking registers and assessments')
  await markAndTeach(world, speakAs(opened.application.capabilities, by), teachers[0])
  return accounts
}

async function makeCatalogue(
  { application, platform }: Opened,
  by: Actor,
  terms: readonly Term[],
): Promise<void> {
  const { catalogue, students, identity } = application
  await commitPacked(platform.store, by, [
    { writes: [identity.institution.write('Meridian University', 'UTC')], events: [] },
    ...programmes.map(({ subjectIds: _, ...programme }) => students.newProgramme(programme)),
    ...subjects.map((subject) => catalogue.newSubject(subject)),
    ...terms.map((term) => catalogue.newTerm(term)),
    ...courses.map(({ course }) => catalogue.newCourse(course)),
  ])
}

interface People {
  readonly teachers: readonly Teacher[]
  readonly students: readonly Student[]
}

/** Everyone with an account. Only those who are told have a password that anyone knows. */
async function makePeople(
  { application, platform }: Opened,
  by: Actor,
  { teachers, students }: People,
): Promise<DemoAccount[]> {
  const { identity } = application
  const [teacher] = teachers
  const [student] = students
  if (!teacher || !student) throw new RangeError('A demonstration needs a teacher and a student')
  const told: DemoAccount[] = [
    { role: 'administrator', loginName: 'administrator@demo.example', password: newPassword() },
    { role: 'registrar', loginName: 'registrar@demo.example', password: newPassword() },
    { role: 'instructor', loginName: teacher.loginName, password: newPassword() },
    { role: 'student', loginName: student.rollNumber.toLowerCase(), password: newPassword() },
  ]
  const hashes = new Map<string, string>()
  for (const { loginName, password } of told) hashes.set(loginName, await identity.hashPassword(password))
  const nobodys = await identity.hashPassword(platform.ids.secret())
  const facts = [...office, ...teachers.map(teacherFacts), ...students.map(studentFacts)]
  const asClerk = { store: platform.store, by }
  await commitEach(asClerk, students, (one) => application.students.admission(one))
  await commitEach(asClerk, facts, (one) =>
    identity.accountWrites({ ...one, passwordHash: hashes.get(one.loginName) ?? nobodys }),
  )
  return told
}

const whole = (role: 'administrator' | 'registrar'): Grant[] => [{ role, scope: { kind: 'institution' } }]

const office: AccountFacts[] = [
  {
    userId: UserId.parse('u-demo-administrator'),
    loginName: 'administrator@demo.example',
    name: 'Ines Duarte',
    grants: whole('administrator'),
  },
  {
    userId: UserId.parse('u-demo-registrar'),
    loginName: 'registrar@demo.example',
    name: 'Rohan Mehta',
    grants: whole('registrar'),
  },
]

/** What a teacher may do comes from the sections that are taught. */
const teacherFacts = ({ userId, loginName, name }: Teacher): AccountFacts => ({
  userId,
  loginName,
  name,
  email: loginName,
  grants: [],
})

const studentFacts = (student: Student): AccountFacts => ({
  userId: UserId.parse(`u-${student.studentId}`),
  loginName: student.rollNumber.toLowerCase(),
  name: fullName(student),
  grants: [{ role: 'student', scope: { kind: 'self', id: student.studentId } }],
  studentId: student.studentId,
})

type Planned = ReturnType<typeof planSections>

async function makeSections(
  { application, platform }: Opened,
  by: Actor,
  planned: Planned,
): Promise<Section[]> {
  const changes = planned.map(({ section, capacity }) => application.catalogue.newSection(section, capacity))
  await commitPacked(platform.store, by, changes)
  return planned.map(({ section }) => section)
}

/** Whoever taught a past term has no rights in it any more. */
const withoutTeachers = ({ section, capacity }: Planned[number]): Planned[number] => ({
  section: { ...section, instructors: [], state: 'closed' },
  capacity,
})
