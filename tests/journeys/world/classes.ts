import { markRegister, submitRegister } from '@matricula/contract/attendance'
import { placeHold, register } from '@matricula/contract/enrolment'
import { enterFinalGrades, submitFinalGrades } from '@matricula/contract/finals'
import { createAssessment, enterMarks, releaseAssessment } from '@matricula/contract/grading'
import { MeetingId, type StudentId } from '@matricula/contract/kernel'
import { admitStudent, createProgramme } from '@matricula/contract/students'
import type { Calendar } from './calendar.ts'
import type { HttpPerson } from './http-person.ts'
import { seated } from './offer.ts'
import { type SectionIds, termId } from './offered.ts'
import { rollNumberOf, studentLines } from './students.ts'

/** Admits everyone, in the order of their roll numbers. */
export async function admitStudents(office: HttpPerson): Promise<readonly StudentId[]> {
  await office.call(createProgramme, { body: { programmeId: 'BSC-CS', title: 'BSc Computer Science' } })
  await office.call(createProgramme, { body: { programmeId: 'BA-HIST', title: 'BA History' } })
  const admitted: StudentId[] = []
  for (const [place, [givenName, familyName, localName]] of studentLines.entries()) {
    const { body } = await office.call(admitStudent, {
      body: {
        rollNumber: rollNumberOf(place),
        givenName,
        ...(familyName !== undefined && { familyName }),
        ...(localName !== undefined && { localName }),
        programmeId: place % 5 === 4 ? 'BA-HIST' : 'BSC-CS',
        cohort: '2026',
      },
    })
    admitted.push(body.studentId)
  }
  return admitted
}

interface Filled {
  readonly ids: SectionIds
  readonly students: readonly StudentId[]
}

/** Seats the students; Ada begins in Algorithms, two wait for Programming B, and one has a hold. */
export async function seatStudents(office: HttpPerson, { ids, students }: Filled): Promise<void> {
  for (const [place, studentId] of students.entries()) {
    const wished = seated.filter(([, from, to]) => place >= from && place < to).map(([name]) => ids[name])
    const waits = place === 40 || place === 41 ? [ids.programmingB] : []
    const items = [...(place === 0 ? [ids.algorithmsA] : wished), ...waits].map((sectionId) => ({
      wish: 'enrol' as const,
      sectionIds: [sectionId],
      orWait: true,
    }))
    if (items.length > 0) await office.call(register, { params: { studentId }, body: { termId, items } })
    if (place === 3)
      await office.call(placeHold, {
        params: { studentId },
        body: { reason: 'Two books are overdue', office: 'Library' },
      })
  }
}

/**
 * Algorithms A has a released quiz, a midterm in draft and some final grades; Programming A has last week's register and
 * has sent its final grades in.
 */
export async function teachClasses(
  teacher: HttpPerson,
  { ids, students, calendar }: Filled & { readonly calendar: Calendar },
): Promise<void> {
  const { algorithmsA: sectionId } = ids
  const inClass = [0, ...Array.from({ length: 14 }, (_, place) => 26 + place)].flatMap(
    (place) => students[place] ?? [],
  )
  for (const [title, outOf, weight, released] of [
    ['Quiz 1', 20, 30, true],
    ['Midterm', 100, 70, false],
  ] as const) {
    const { body } = await teacher.call(createAssessment, {
      params: { sectionId },
      body: { title, outOf, weight },
    })
    const params = { sectionId, assessmentId: body.assessmentId }
    const marked = released ? inClass : inClass.slice(3, 9)
    const marks = marked.map((studentId, place) => ({ studentId, value: outOf / 2 + (place % 10) }))
    await teacher.call(enterMarks, { params, body: { marks } })
    if (released) await teacher.call(releaseAssessment, { params })
  }
  const params = { sectionId: ids.programmingA, meetingId: MeetingId.parse(`${calendar.day(-7)}-1`) }
  const absent = students.slice(2, 5).map((studentId) => ({ studentId, state: 'absent' as const }))
  await teacher.call(markRegister, { params, body: { marks: absent } })
  await teacher.call(submitRegister, { params })
  const some = inClass.slice(9).map((studentId, place) => ({
    studentId,
    ...(place === 2 ? { grade: null, reason: 'Ill on the day of the examination' } : { grade: 'B+' }),
  }))
  await teacher.call(enterFinalGrades, { params: { sectionId }, body: { grades: some } })
  const { programmingA } = ids
  const [, from, to] = seated.find(([name]) => name === 'programmingA') ?? []
  const all = students.slice(from, to).map((studentId) => ({ studentId, grade: 'A-' }))
  await teacher.call(enterFinalGrades, { params: { sectionId: programmingA }, body: { grades: all } })
  await teacher.call(submitFinalGrades, { params: { sectionId: programmingA } })
}
