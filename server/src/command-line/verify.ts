import { existsSync, readFileSync } from 'node:fs'
import {
  type DocumentCode as Code,
  DocumentCode,
  findings,
  type OfficialDocument,
  SigningKeys,
  Verification,
} from '@matricula/contract/documents'
import { verifyOffline } from '#capabilities/documents/index.ts'
import { CommandProblem, exit, wrongArguments } from './outcome.ts'
import type { Terminal } from './terminal.ts'

export interface VerifyOptions {
  readonly server?: string
  readonly key?: string
}

interface Given {
  readonly typed: string
  /** The same as a path, from where it was typed. */
  readonly path: string
}

/** Verifies a file by the keys alone, or a file or a code by asking the institution; the exit code tells which it is. */
export async function verifyGiven(given: Given, terminal: Terminal, options: VerifyOptions): Promise<number> {
  if (existsSync(given.path)) return told(terminal, await ofFile(readFileSync(given.path), options), options)
  const code = DocumentCode.safeParse(given.typed)
  if (!code.success)
    throw wrongArguments(`There is no file “${given.typed}”, and it is no code of a document either.`)
  if (options.server === undefined)
    throw wrongArguments('A code can be verified by the institution only: give --server with its address.')
  return told(terminal, await asked(options.server, `/api/verify/${code.data}`), options)
}

async function ofFile(file: Buffer, { server, key }: VerifyOptions): Promise<Verification> {
  const { keys } = await keysFrom(server, key)
  const { finding, signed, question } = verifyOffline(file, keys)
  const document = signed?.document
  if (finding !== 'genuine' || server === undefined || !question)
    return { finding, ...(document && { document }) }
  return await asked(server, '/api/verify', question)
}

async function keysFrom(server: string | undefined, file: string | undefined): Promise<SigningKeys> {
  if (file !== undefined) return keysIn(file)
  if (server === undefined)
    throw wrongArguments('Give --key with the public keys of the institution, or --server with its address.')
  return SigningKeys.parse(await fetched(server, '/.well-known/matricula-keys.json'))
}

function keysIn(file: string): SigningKeys {
  try {
    return SigningKeys.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw wrongArguments(
      `“${file}” holds no public keys. Take it from /.well-known/matricula-keys.json of the institution.`,
    )
  }
}

const asked = async (
  server: string,
  path: string,
  body?: { readonly code?: Code | undefined },
): Promise<Verification> => Verification.parse(await fetched(server, path, body))

async function fetched(server: string, path: string, body?: object): Promise<unknown> {
  const address = addressOf(server, path)
  const sent = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-matricula-request': '1' },
    body: JSON.stringify(body),
  }
  const answer = await fetch(address, { ...sent, signal: AbortSignal.timeout(20_000) }).catch(() => undefined)
  if (answer?.ok) return await answer.json()
  throw new CommandProblem(
    `${server} gave no answer. Check the address, or verify offline with --key.`,
    exit.wrongArguments,
  )
}

function addressOf(server: string, path: string): URL {
  if (URL.canParse(server)) return new URL(path, server)
  throw wrongArguments(`“${server}” is no address; it looks like https://sis.example.edu.`)
}

function told(terminal: Terminal, verification: Verification, { server }: VerifyOptions): number {
  terminal.answer(verification)
  for (const line of linesAbout(verification, server !== undefined)) terminal.say(line)
  return verification.finding === 'genuine' ? exit.ok : exit.failed
}

/** Without the institution, a document is whole and signed; whether it is valid still, the keys do not know. */
function linesAbout({ finding, document, issued }: Verification, ofInstitution: boolean): string[] {
  const shown = document && (finding === 'genuine' || issued) ? linesOf(document) : []
  const said = shown.map((line) => `  ${line}`)
  if (finding === 'genuine' && !ofInstitution) return [whole, ...said, notAsked]
  const reason = issued?.reason
  return [findings[finding], ...(reason === undefined ? [] : [`Reason: ${reason}.`]), ...said]
}

const whole = 'This document is genuine: whole, and signed by the institution.'
const notAsked = 'Whether it was revoked since, only the institution knows: add --server to ask.'

const linesOf = ({ number, issuer, holder, issuedOn, content }: OfficialDocument): string[] => [
  `${number}, ${content.kind}, issued on ${issuedOn} by ${issuer.name}`,
  `${holder.name}, ${holder.rollNumber}, ${holder.programme}`,
  ...('terms' in content
    ? content.terms.flatMap(({ title, courses }) => [
        title,
        ...courses.map(
          (course) => `  ${course.code}  ${course.title}  ${course.credits}  ${course.grade ?? ''}`,
        ),
      ])
    : content.courses.map(({ code, title, credits }) => `  ${code}  ${title}  ${credits}`)),
]
