import { createHash } from 'node:crypto'
import {
  downloadDocument,
  type IssuedDocument,
  issueDocument,
  type NewDocument,
  SignedDocument,
} from '@matricula/contract/documents'
import { type StudentId } from '@matricula/contract/kernel'
import { registrar } from '#testing/school.ts'
import { ada, openSchool, type SmallSchool } from '#testing/small-school.ts'

export interface GradedSchool extends SmallSchool {
  /** The registrar issues; throws where that is refused. */
  issue(wanted: NewDocument, studentId?: StudentId): Promise<IssuedDocument>
  pdf(issued: IssuedDocument): Promise<Buffer>
  json(issued: IssuedDocument): Promise<SignedDocument>
  /** Records a finished course. */
  finish(studentId: StudentId, section: keyof SmallSchool['section'], grade: string): Promise<void>
}

/** The small school, where Ada has finished Programming with A+ and Calculus with B. */
export async function gradedSchool(): Promise<GradedSchool> {
  const world = await openSchool()
  const { students, catalogue, enrolments, platform, office } = world

  async function file(issued: IssuedDocument, format: 'pdf' | 'json'): Promise<Buffer> {
    const params = { studentId: issued.studentId, code: issued.code, format }
    const { status, body } = await office.call(downloadDocument, { params })
    if (status !== 200) throw new Error(JSON.stringify(body))
    return Buffer.from(body)
  }

  const graded: GradedSchool = {
    ...world,
    async issue(wanted, studentId = ada) {
      const { status, body } = await office.call(issueDocument, { params: { studentId }, body: wanted })
      if (status !== 201) throw new Error(JSON.stringify(body))
      return body
    },
    pdf: (issued) => file(issued, 'pdf'),
    json: async (issued) => SignedDocument.parse(JSON.parse((await file(issued, 'json')).toString())),
    async finish(studentId, name, grade) {
      const [student, section] = await Promise.all([
        students.student(studentId),
        catalogue.section(world.section[name]),
      ])
      await platform.store.commit(registrar, enrolments.completion(student, [section], grade))
    },
  }
  await graded.finish(ada, 'programmingA', 'A+')
  await graded.finish(ada, 'calculusA', 'B')
  return graded
}

export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** The same bytes but for one, which is other than before. */
export function oneByteOther(file: Buffer, place: number): Buffer {
  const other = Buffer.from(file)
  other[place] = (other[place] ?? 0) ^ 1
  return other
}
