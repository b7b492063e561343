import { discardPolicyDraft, publishPolicy, readPolicy, writePolicyDraft } from '@matricula/contract/policies'
import { describe, expect, test } from 'vitest'
import { administrator, instructorOf, registrar, studentActor } from '#testing/school.ts'
import { schoolOf, stricter, withGrades } from './testing/graded-school.ts'

describe('a policy of records', () => {
  test('is built in until one is published, and offers the usual schemes', async () => {
    const { desk, builtIn } = await schoolOf('A')
    expect(await desk.book()).toMatchObject({ inForce: 0, versions: [], draftVersion: 0 })
    expect(builtIn.schemes.map(({ schemeId }) => schemeId)).toEqual([
      'us-4',
      'us-4-thirds',
      'ugc-10',
      'ects',
      'percent',
    ])
  })

  test('is read by everything once it is published, and its versions are kept with who, when and why', async () => {
    const { desk, builtIn, record } = await schoolOf('A-', 'B')
    expect((await record(0)).totals.average?.text).toBe('3.70')
    await desk.put(stricter(builtIn))
    expect(await record(0)).toMatchObject({ totals: { average: { text: '3.67' } }, policyVersions: [1] })
    await desk.put(builtIn, '2027-01-02')
    expect(await record(0)).toMatchObject({ totals: { average: { text: '3.70' } }, policyVersions: [2] })
    const { inForce, versions, draft } = await desk.book()
    expect(inForce).toBe(2)
    expect(draft).toBeUndefined()
    expect(versions).toMatchObject([
      { version: 2, effectiveFrom: '2027-01-02', reason: 'The senate decided so' },
      { version: 1, draftedBy: registrar.name, publishedBy: registrar.name, effectiveFrom: '2027-01-01' },
    ])
    expect(await desk.version(1)).toEqual(stricter(builtIn))
  })

  test('that holds from a later day leaves earlier terms as they were', async () => {
    const { desk, builtIn, record } = await schoolOf('A-')
    await desk.put(stricter(builtIn), '2027-03-13')
    expect(await record(0)).toMatchObject({ totals: { average: { text: '3.70' } }, policyVersions: [0] })
    expect((await desk.book()).inForce).toBe(0)
  })

  test('may have a scheme of its own, with letters that others do not have', async () => {
    const { desk, builtIn, record } = await schoolOf('H', 'M')
    expect((await record(0)).totals.average).toBeUndefined()
    const rule = { passes: true, inGpa: true, attempted: true, earned: true, kind: 'normal' as const }
    const own = {
      schemeId: 'honours',
      title: 'Honours and merit',
      measure: 'letters' as const,
      outOf: 5000,
      names: 'gpa' as const,
      digits: 1,
      rounding: 'half-up' as const,
      grades: [
        { ...rule, letter: 'H', points: 5000 },
        { ...rule, letter: 'M', points: 3500 },
      ],
    }
    await desk.put({ ...builtIn, schemes: [...builtIn.schemes, own], scheme: 'honours' })
    expect((await record(0)).totals.average?.text).toBe('5.0')
    expect(await record(1)).toMatchObject({
      totals: { average: { text: '3.5' } },
      scheme: { title: own.title },
    })
  })

  test('costs no trip more than before, with the versions in memory', async () => {
    const { desk, builtIn, record, platform } = await schoolOf('A-')
    const trips = async () => {
      await record(0)
      const spent = platform.store.meter()
      await record(0)
      return spent()
    }
    const before = await trips()
    await desk.put(stricter(builtIn))
    expect(await trips()).toEqual(before)
    expect(before.trips).toBe(2)
  })
})

describe('a draft', () => {
  test('is refused with the field and what to do where it is no policy, and nothing is stored', async () => {
    const { desk, builtIn, office } = await schoolOf('A')
    const twice = withGrades(builtIn, (grade) => (grade.letter === 'B' ? { ...grade, letter: 'a' } : grade))
    expect(await desk.draft(twice)).toMatchObject({
      status: 400,
      body: {
        fields: [{ field: 'content.rules.schemes.0.grades.4.letter', message: 'This letter is there twice' }],
      },
    })
    expect(await desk.draft({ ...builtIn, scheme: 'none' })).toMatchObject({
      status: 400,
      body: {
        fields: [{ field: 'content.rules.scheme', message: 'There is no scheme none in this policy' }],
      },
    })
    const { status } = await office.call(writePolicyDraft, {
      body: { version: 0, effectiveFrom: 'soon', content: { kind: 'record', rules: builtIn } },
    })
    expect(status).toBe(400)
    expect(await desk.book()).toMatchObject({ draftVersion: 0, versions: [] })
  })

  test('may not give a scheme another scale: its grades are added up across versions', async () => {
    const { desk, builtIn } = await schoolOf('A')
    const larger = {
      ...builtIn,
      schemes: builtIn.schemes.map((one) => (one.schemeId === 'us-4' ? { ...one, outOf: 5000 } : one)),
    }
    expect(await desk.draft(larger)).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'content.rules.schemes.0.outOf' }] },
    })
  })

  test('is shared: of two who write it at once the second is told to look again', async () => {
    const { desk, builtIn, office } = await schoolOf('A')
    const body = {
      version: 0,
      effectiveFrom: '2027-01-01',
      content: { kind: 'record' as const, rules: builtIn },
    }
    expect(await office.call(writePolicyDraft, { body })).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await office.call(writePolicyDraft, { body })).toMatchObject({
      status: 409,
      body: { code: 'item.stale' },
    })
    await office.call(discardPolicyDraft, { params: desk.params, body: { version: 1 } })
    expect((await desk.book()).draft).toBeUndefined()
    expect(await desk.draft(builtIn)).toMatchObject({ status: 200, body: { version: 3 } })
  })
})

describe('publishing', () => {
  test('is refused without a dry run of this very draft, as it is dated', async () => {
    const { desk, builtIn, office } = await schoolOf('A-')
    await desk.draft(stricter(builtIn))
    expect(await desk.publish()).toMatchObject({ status: 400, body: { fields: [{ field: 'draftVersion' }] } })
    await desk.tryOut('always')
    expect(await desk.publish()).toMatchObject({ status: 400, body: { fields: [{ field: 'draftVersion' }] } })
    const { draftVersion } = await desk.tryOut()
    await desk.draft(builtIn)
    const body = { draftVersion, reason: 'As it was yesterday' }
    expect(await office.call(publishPolicy, { params: desk.params, body })).toMatchObject({
      status: 409,
      body: { code: 'item.stale' },
    })
    expect(await desk.publish()).toMatchObject({ status: 400, body: { fields: [{ field: 'draftVersion' }] } })
    expect((await desk.book()).versions).toEqual([])
  })

  test('sent twice with one key is done once, and told the same both times', async () => {
    const { desk, builtIn, office } = await schoolOf('A-')
    await desk.draft(stricter(builtIn))
    const { draftVersion } = await desk.tryOut()
    const sent = {
      params: desk.params,
      body: { draftVersion, reason: 'The senate decided so' },
      key: 'a-key-that-was-drawn-once',
    }
    const [first, second] = [await office.call(publishPolicy, sent), await office.call(publishPolicy, sent)]
    expect(first.status).toBe(201)
    expect(second).toEqual(first)
    expect((await desk.book()).versions).toHaveLength(1)
  })

  test('needs a reason', async () => {
    const { desk, builtIn } = await schoolOf('A-')
    await desk.draft(builtIn)
    await desk.tryOut()
    expect(await desk.publish(' ')).toMatchObject({ status: 400, body: { fields: [{ field: 'reason' }] } })
  })

  test('is told to everyone, without the rules', async () => {
    const { desk, builtIn, settle, events } = await schoolOf('A-')
    await desk.put(stricter(builtIn))
    await settle()
    const told = events.filter(({ name }) => name === 'policy.published')
    expect(told).toMatchObject([{ facts: { kind: 'record', version: 1, effectiveFrom: '2027-01-01' } }])
    expect(Object.keys(told[0]?.facts ?? {})).toHaveLength(3)
  })

  test('is the registrar’s; administrators look on, and nobody else does', async () => {
    const { desk, builtIn, as, sectionId, studentIds } = await schoolOf('A-')
    const content = { kind: 'record' as const, rules: builtIn }
    const body = { version: 0, effectiveFrom: '2027-01-01', content }
    const { params } = desk
    for (const actor of [administrator, instructorOf(sectionId), studentActor(studentIds[0] ?? '')])
      expect((await as(actor).call(writePolicyDraft, { body })).status, actor.id).toBe(403)
    expect((await as(administrator).call(readPolicy, { params })).status).toBe(200)
    expect((await as(instructorOf(sectionId)).call(readPolicy, { params })).status).toBe(403)
  })
})
