import { StudentId, UserId } from '@matricula/contract/kernel'
import { fullName, NewStudent, type Student } from '@matricula/contract/students'
import { programmes, subjects } from './catalogue-plan.ts'
import type { Dice } from './dice.ts'
import { nameFrom } from './names.ts'

export interface Teacher {
  readonly userId: UserId
  readonly name: string
  readonly loginName: string
  readonly departmentId: string
  /** How many sections so far. */
  load(): number
  take(): void
}

/** Teachers, spread over the departments; the first is the one who signs in as a demonstration. */
export function planTeachers(dice: Dice, count: number): Teacher[] {
  const departments = subjects.map(({ departmentId }) => departmentId)
  return Array.from({ length: count }, (_, place) => {
    let sections = 0
    return {
      userId: UserId.parse(`u-demo-t${String(place + 1).padStart(3, '0')}`),
      name: fullName(nameFrom(dice)),
      loginName: place === 0 ? 'instructor@demo.example' : `teacher${place + 1}@demo.example`,
      departmentId: departments[place % departments.length] ?? 'SCI',
      load: () => sections,
      take: () => {
        sections += 1
      },
    }
  })
}

/** Students of four cohorts, the newest the largest; the first is the one who signs in as a demonstration. */
export function planStudents(dice: Dice, count: number, year: number): Student[] {
  return Array.from({ length: count }, (_, place) => {
    const programme = place === 0 ? programmes[0] : dice.pick(programmes)
    const cohort = year - (place === 0 ? 1 : dice.pick([0, 0, 0, 1, 1, 2, 2, 3]))
    const programmeId = programme?.programmeId ?? 'BSC-CS'
    const rollNumber = `${programmeId.replace(/^\w+-/, '')}${String(cohort).slice(2)}-${String(place + 1).padStart(4, '0')}`
    const name = nameFrom(dice)
    const wished = NewStudent.parse({
      ...name,
      rollNumber,
      programmeId,
      cohort: String(cohort),
      status: place > 0 && dice.percent(3) ? 'leave' : 'active',
      email: `${rollNumber.toLowerCase()}@students.demo.example`,
      birthDate: `${cohort - 19}-${String(dice.below(12) + 1).padStart(2, '0')}-${String(dice.below(28) + 1).padStart(2, '0')}`,
    })
    return {
      ...wished,
      studentId: StudentId.parse(`s-demo-${String(place + 1).padStart(5, '0')}`),
      version: 1,
    }
  })
}
