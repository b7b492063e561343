import {
  changeDocumentPolicy,
  downloadDocument,
  IssuedDocument,
  issueDocument,
  listDocuments,
  listSigningKeys,
  previewDocument,
  readDocumentPolicy,
  renewSigningKey,
  revokeDocument,
  verifyCode,
} from '@matricula/contract/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '#platform/http/speak.ts'
import { createLanes } from '#platform/store/lane.ts'
import { administrator, nobody, registrar, studentActor } from '#testing/school.ts'
import { ada, alan, grace } from '#testing/small-school.ts'
import { createDocuments } from './index.ts'
import { type GradedSchool, gradedSchool } from './testing/graded-school.ts'
import { verified, verifiedText } from './testing/verifying.ts'

let world: GradedSchool
beforeAll(async () => {
  world = await gradedSchool()
})
afterAll(() => world.documents.close())

describe('what the registrar issues', () => {
  test('says what the record says, in the order of the terms, and anyone who has the code reads exactly that', async () => {
    const issued = await world.issue({ kind: 'transcript' })
    const { document } = await world.json(issued)

    expect(document.content).toMatchObject({
      kind: 'transcript',
      credits: '8',
      terms: [
        {
          title: 'Spring 2027',
          credits: '8',
          courses: [
            { code: 'CS-101', title: 'Programming', credits: '4', grade: 'A+' },
            { code: 'MA-101', title: 'Calculus', credits: '4', grade: 'B' },
          ],
        },
      ],
    })
    const { status, body } = await world.as(nobody).call(verifyCode, { params: { code: issued.code } })
    expect(status).toBe(200)
    expect(body).toMatchObject({ finding: 'genuine', issued: { number: issued.number, state: 'valid' } })
    expect(body.document).toEqual(document)
  })

  test('does not change when the record does', async () => {
    const issued = await world.issue({ kind: 'transcript' }, grace)
    await world.finish(grace, 'programmingB', 'C')
    const { document } = await world.json(issued)

    expect(document.content).toMatchObject({ terms: [], credits: '0' })
    const live = await world.office.call(previewDocument, {
      params: { studentId: grace, kind: 'transcript' },
    })
    expect(live.body.content).toMatchObject({ terms: [{ courses: [{ grade: 'C' }] }] })
  })

  test('is found whatever way the code is typed', async () => {
    const { code } = await world.issue({ kind: 'transcript' })
    const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').slice(0, 8)}-${code.slice(8)} `
    const { body } = await world.as(nobody).call(verifyCode, { params: { code: typed } })

    expect(body.finding).toBe('genuine')
  })

  test('a course being attended is on the certificate and the hall ticket, not on the transcript', async () => {
    const { termId } = world
    const certificate = await world.json(await world.issue({ kind: 'enrolment-certificate', termId }))
    const ticket = await world.json(await world.issue({ kind: 'hall-ticket', termId }))
    const card = await world.json(await world.issue({ kind: 'grade-card', termId }))

    expect(certificate.document.content).toMatchObject({ credits: '8', term: { title: 'Spring 2027' } })
    expect(ticket.document.content).toMatchObject({
      courses: [{ code: 'CS-101', admitted: true }, { code: 'MA-101' }],
    })
    expect(card.document.content).toMatchObject({ terms: [{ title: 'Spring 2027' }] })
  })

  test('of a term in which the student is not enrolled is refused, and so is one without a term', async () => {
    const refused = await world.office.call(issueDocument, {
      params: { studentId: alan },
      body: { kind: 'grade-card', termId: world.termId },
    })
    const without = await world.office.call(issueDocument, {
      params: { studentId: ada },
      body: { kind: 'hall-ticket' },
    })

    expect([refused.status, without.status]).toEqual([409, 409])
    expect(refused.body).toMatchObject({ code: 'document.term-missing' })
  })
})

describe('numbers', () => {
  test('have no gap and no twin, though two servers issue at once', async () => {
    const other = createDocuments({ ...world, ...world.platform, lanes: createLanes() })
    const wanted = { kind: 'grade-card' as const, termId: world.termId }
    const said = { params: { studentId: ada }, body: wanted, actor: registrar }
    const there = Array.from({ length: 8 }, () => ask(other.routes, 'issueDocument', said))
    const here = Array.from({ length: 8 }, () =>
      ask(world.capabilities['documents']?.routes ?? [], 'issueDocument', said),
    )
    const numbers = (await Promise.all([...there, ...here])).map(
      ({ body }) => IssuedDocument.parse(body).number,
    )
    const counted = numbers.map((number) => Number(number.slice(-6))).toSorted((one, two) => one - two)
    const first = counted[0] ?? 0

    expect(counted).toEqual(Array.from({ length: 16 }, (_, place) => first + place))
  })

  test('a refused document takes none', async () => {
    const before = await world.issue({ kind: 'hall-ticket', termId: world.termId })
    await world.office.call(issueDocument, {
      params: { studentId: alan },
      body: { kind: 'hall-ticket', termId: world.termId },
    })
    const after = await world.issue({ kind: 'hall-ticket', termId: world.termId })

    expect(Number(after.number.slice(-6))).toBe(Number(before.number.slice(-6)) + 1)
  })

  test('the same request sent twice issues one document', async () => {
    const request = {
      params: { studentId: ada },
      body: { kind: 'transcript' as const },
      key: 'issue-once-0001',
    }
    const once = await world.office.call(issueDocument, request)
    const again = await world.office.call(issueDocument, request)

    expect(again.body.number).toBe(once.body.number)
  })
})

describe('what ends a document', () => {
  test('revoked: every way to verify it says so, with the reason; it cannot be revoked twice', async () => {
    const issued = await world.issue({ kind: 'transcript' })
    const [file, signed] = [await world.pdf(issued), await world.json(issued)]
    const params = { studentId: ada, code: issued.code }
    const revoked = await world.office.call(revokeDocument, {
      params,
      body: { reason: 'The name was wrong' },
    })

    expect(revoked.body).toMatchObject({ state: 'revoked', reason: 'The name was wrong' })
    const told = { finding: 'revoked', issued: { reason: 'The name was wrong' } }
    expect(await verified(world, file)).toMatchObject(told)
    expect(await verifiedText(world, JSON.stringify(signed))).toMatchObject(told)
    expect((await world.as(nobody).call(verifyCode, { params: { code: issued.code } })).body).toMatchObject(
      told,
    )
    const again = await world.office.call(revokeDocument, { params, body: { reason: 'Once more' } })
    expect(again.body).toMatchObject({ code: 'document.ended' })
  })

  test('superseded: the new one names the old one, and the old one the new one', async () => {
    const old = await world.issue({ kind: 'transcript' })
    const newer = await world.issue({ kind: 'transcript', replaces: old.code })

    const { body } = await world.as(nobody).call(verifyCode, { params: { code: old.code } })
    expect(body).toMatchObject({ finding: 'superseded', issued: { replacedBy: newer.number } })
    expect((await world.json(newer)).document.replaces).toBe(old.number)
    const { body: list } = await world.office.call(listDocuments, { params: { studentId: ada } })
    expect(list.items.find(({ number }) => number === old.number)?.state).toBe('superseded')
  })

  test('another student’s document is not found under this one', async () => {
    const { code } = await world.issue({ kind: 'transcript' })
    const { status } = await world.office.call(downloadDocument, {
      params: { studentId: grace, code, format: 'json' },
    })
    expect(status).toBe(404)
  })
})

describe('who may', () => {
  test('a student issues the own certificate of enrolment as the policy allows, and no transcript', async () => {
    const self = world.as(studentActor('ada'))
    const certificate = {
      params: { studentId: ada },
      body: { kind: 'enrolment-certificate' as const, termId: world.termId },
    }

    expect((await self.call(issueDocument, certificate)).status).toBe(201)
    expect(
      (await self.call(issueDocument, { ...certificate, body: { kind: 'transcript' } })).body,
    ).toMatchObject({
      code: 'document.not-self-service',
    })
    const { body: policy } = await world.office.call(readDocumentPolicy, {})
    const closed = await world.office.call(changeDocumentPolicy, {
      body: {
        version: policy.version,
        selfService: [],
        signatory: { name: 'Rosalind Franklin', title: 'Registrar' },
      },
    })
    expect(closed.body).toMatchObject({ version: 1 })
    expect((await self.call(issueDocument, certificate)).status).toBe(403)
    const stale = await world.office.call(changeDocumentPolicy, { body: { version: 0, selfService: [] } })
    expect(stale.body).toMatchObject({ code: 'item.stale' })
  })

  test('too many questions from one address wait; another address does not', async () => {
    const from = (address: string) => world.as({ ...nobody, address })
    const asked = (address: string) =>
      from(address).call(verifyCode, { params: { code: '0000000000000000' } })
    const answers = await Promise.all(Array.from({ length: 61 }, () => asked('192.0.2.1')))

    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
    expect((await asked('192.0.2.2')).status).toBe(200)
    world.clock.pass(61)
    expect((await asked('192.0.2.1')).status).toBe(200)
  })
})

test('a new key signs from now on, and what the old key signed stays genuine', async () => {
  const before = await world.issue({ kind: 'transcript' })
  const made = await world.as(administrator).call(renewSigningKey, {})
  const after = await world.issue({ kind: 'transcript' })

  expect(after.keyId).toBe(made.body.keyId)
  expect(before.keyId).not.toBe(after.keyId)
  expect(await verifiedText(world, JSON.stringify(await world.json(before)))).toMatchObject({
    finding: 'genuine',
  })
  const { body } = await world.as(nobody).call(listSigningKeys, {})
  expect(body.keys.map(({ keyId }) => keyId)).toEqual([before.keyId, after.keyId])
  expect(JSON.stringify(body)).not.toContain('privateKey')
  expect((await world.as(registrar).call(renewSigningKey, {})).status).toBe(403)
})
