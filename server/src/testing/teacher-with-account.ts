import { assignInstructor } from '@matricula/contract/catalogue'
import { inviteAccount } from '@matricula/contract/identity'
import type { UserId } from '@matricula/contract/kernel'
import type { Classroom } from './classroom.ts'
import { administrator, instructorOf, type Person } from './school.ts'

/** Emmy Noether with an account, assigned to the section of the class: found by whoever looks for those who teach. */
export async function teacherWithAccount({
  as,
  office,
  sectionId,
}: Pick<Classroom, 'as' | 'office' | 'sectionId'>): Promise<{ userId: UserId; emmy: Person }> {
  const { body } = await as(administrator).call(inviteAccount, {
    body: {
      name: 'Emmy Noether',
      loginName: 'emmy@school.test',
      grants: [{ role: 'auditor', scope: { kind: 'institution' } }],
    },
  })
  const { userId } = body.account
  await office.call(assignInstructor, { params: { sectionId, userId } })
  return { userId, emmy: as({ ...instructorOf(sectionId), id: userId }) }
}
