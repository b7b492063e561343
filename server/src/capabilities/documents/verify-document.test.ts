import { canonicalJson, sealText, verifyFile } from '@matricula/contract/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nobody } from '#testing/school.ts'
import { sealOfPdf } from './signature.ts'
import { type GradedSchool, gradedSchool, oneByteOther, sha256 } from './testing/graded-school.ts'
import { verified, verifiedText } from './testing/verifying.ts'

let world: GradedSchool
beforeAll(async () => {
  world = await gradedSchool()
})
afterAll(() => world.documents.close())

describe('a PDF', () => {
  test('is the same to the byte whenever it is taken, carries its signed JSON, and is genuine', async () => {
    const issued = await world.issue({ kind: 'transcript' })
    const [first, second] = [await world.pdf(issued), await world.pdf(issued)]

    expect(first.equals(second)).toBe(true)
    expect(first.toString('latin1')).toContain('/EmbeddedFile')
    expect(await verified(world, first)).toMatchObject({
      finding: 'genuine',
      issued: { number: issued.number },
    })
  })

  test.each([
    ['in the middle', (file: Buffer) => oneByteOther(file, Math.floor(file.length / 2))],
    ['at its beginning', (file: Buffer) => oneByteOther(file, 5)],
    ['of the signature in its seal', (file: Buffer) => swappedSignature(file)],
  ])('with one byte %s changed is refused as changed', async (_, tamper) => {
    const file = tamper(await world.pdf(await world.issue({ kind: 'transcript' })))

    expect((await verified(world, file)).finding).toBe('changed-file')
  })

  test('that has the seal of another document is refused', async () => {
    const [one, other] = [
      await world.issue({ kind: 'transcript' }),
      await world.issue({ kind: 'transcript' }),
    ]
    const file = await world.pdf(one)
    const seal = sealOfPdf(await world.pdf(other))
    const body = file.subarray(0, file.length - (sealOfPdf(file)?.length ?? 0))
    const swapped = Buffer.concat([
      body,
      Buffer.from(sealText(seal ?? { code: '', keyId: '', signature: '' })),
    ])

    expect((await verified(world, swapped)).finding).toBe('changed-file')
  })

  test('without a seal is not ours, and a seal with a code of nobody is unknown', async () => {
    const file = await world.pdf(await world.issue({ kind: 'transcript' }))
    const bare = file.subarray(0, file.length - (sealOfPdf(file)?.length ?? 0))

    expect((await verified(world, bare)).finding).toBe('not-sealed')
    const { body } = await world
      .as(nobody)
      .call(verifyFile, { body: { sha256: sha256(file), code: '0000000000000000' } })
    expect(body.finding).toBe('unknown-code')
  })
})

/** Another first letter of the signature, still a signature by its form. */
function swappedSignature(file: Buffer): Buffer {
  const seal = sealOfPdf(file)
  if (!seal) throw new Error('not sealed')
  const signature = `${seal.signature.startsWith('A') ? 'B' : 'A'}${seal.signature.slice(1)}`
  return Buffer.concat([file.subarray(0, -seal.length), Buffer.from(sealText({ ...seal, signature }))])
}

describe('a JSON file', () => {
  test('is genuine however it is laid out', async () => {
    const signed = await world.json(await world.issue({ kind: 'transcript' }))

    expect(await verifiedText(world, JSON.stringify(signed))).toMatchObject({ finding: 'genuine' })
    expect(await verifiedText(world, JSON.stringify(signed, undefined, 8))).toMatchObject({
      finding: 'genuine',
    })
  })

  test('with a better grade is refused as changed', async () => {
    const text = JSON.stringify(await world.json(await world.issue({ kind: 'transcript' })))
    expect((await verifiedText(world, text.replace('"grade":"B"', '"grade":"A"'))).finding).toBe(
      'changed-content',
    )
  })

  test('with a better grade and a new hash is refused by its signature', async () => {
    const signed = await world.json(await world.issue({ kind: 'transcript' }))
    const document = { ...signed.document, holder: { ...signed.document.holder, name: 'Somebody Else' } }
    const forged = { ...signed, document, hash: sha256(Buffer.from(canonicalJson(document))) }

    expect((await verifiedText(world, JSON.stringify(forged))).finding).toBe('wrong-signature')
  })

  test('with the signature of another document, or of another’s key, is refused', async () => {
    const one = await world.json(await world.issue({ kind: 'transcript' }))
    const other = await world.json(await world.issue({ kind: 'transcript' }))
    const swapped = { ...one, signature: other.signature }
    const foreign = { ...one, signature: { ...one.signature, keyId: 'not-ours' } }

    expect((await verifiedText(world, JSON.stringify(swapped))).finding).toBe('wrong-signature')
    expect((await verifiedText(world, JSON.stringify(foreign))).finding).toBe('unknown-key')
    expect((await verifiedText(world, '{"a": 1}')).finding).toBe('unreadable')
    expect((await verifiedText(world, 'no JSON')).finding).toBe('unreadable')
  })
})
