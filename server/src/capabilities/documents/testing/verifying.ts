import { type Verification, verifyFile } from '@matricula/contract/documents'
import { sealOfPdf } from '#capabilities/documents/signature.ts'
import { nobody } from '#testing/school.ts'
import { type GradedSchool, sha256 } from './graded-school.ts'

/** Asks as anyone may, of a PDF by what its seal says. */
export async function verified(world: GradedSchool, file: Buffer): Promise<Verification> {
  const code = sealOfPdf(file)?.code
  const body = { sha256: sha256(file), ...(code !== undefined && { code }) }
  return (await world.as(nobody).call(verifyFile, { body })).body
}

export const verifiedText = async (world: GradedSchool, text: string): Promise<Verification> =>
  (await world.as(nobody).call(verifyFile, { body: { text } })).body
