import { type RecordRules, readRecord } from '@matricula/contract/records'
import { afterTerm } from '#capabilities/standing/testing/after-term.ts'
import { policyDesk } from './policy-desk.ts'

/** Each has one grade in two courses of four credits: the average is the points of that grade. */
export async function schoolOf(...grades: string[]) {
  const room = await afterTerm(grades)
  await room.settle()
  const desk = policyDesk(room, 'record')
  const builtIn = await desk.version(0)
  const record = async (place: number) => {
    const studentId = room.studentIds[place] ?? 'nobody'
    return (await room.office.call(readRecord, { params: { studentId } })).body
  }
  return { ...room, desk, builtIn, record }
}

type Grade = RecordRules['schemes'][number]['grades'][number]

/** The rules with grades of the institution's scheme changed, or taken out where there is nothing. */
export const withGrades = (rules: RecordRules, change: (grade: Grade) => Grade | undefined): RecordRules => ({
  ...rules,
  schemes: rules.schemes.map((scheme) =>
    scheme.schemeId === rules.scheme
      ? { ...scheme, grades: scheme.grades.flatMap((grade) => change(grade) ?? []) }
      : scheme,
  ),
})
export const stricter = (rules: RecordRules): RecordRules =>
  withGrades(rules, (grade) => (grade.letter === 'A-' ? { ...grade, points: 3670 } : grade))
