import { resolve } from 'node:path'
import { z } from 'zod'
import type { Mail } from '#platform/post/transport.ts'
import { ownSecret } from './own-secret.ts'

const yes = z.stringbool({ error: 'Write true or false' })

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  MATRICULA_DATA: z.string().min(1).optional(),
  MATRICULA_STORE: z.enum(['embedded', 'dynamodb']).default('embedded'),
  MATRICULA_TABLE_PREFIX: z
    .string()
    .regex(/^[\w.-]{0,100}$/)
    .default('matricula-'),
  AWS_REGION: z.string().min(1).default('us-east-1'),
  MATRICULA_DYNAMODB_ENDPOINT: z.url().optional(),
  /** Makes missing tables in DynamoDB; on AWS the template makes them. */
  MATRICULA_CREATE_TABLES: yes.default(false),
  /** The address people type, where it is not http://localhost:PORT. */
  MATRICULA_ORIGIN: z.url().optional(),
  MATRICULA_BCRYPT_COST: z.coerce.number().int().min(4).max(16).default(10),
  MATRICULA_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).default(120),
  MATRICULA_SESSION_HOURS: z.coerce.number().int().min(1).default(14),
  MATRICULA_TOKEN: z.string().min(1).optional(),
  /** How to send letters: smtp://user:password@host:port, or ses; without it they are kept in the data folder. */
  MATRICULA_SMTP_URL: z.url().optional(),
  MATRICULA_MAIL: z.enum(['smtp', 'ses', 'folder']).optional(),
  MATRICULA_SES_ENDPOINT: z.url().optional(),
  MATRICULA_MAIL_FROM: z.string().default('Matricula <no-reply@localhost>'),
  /** Enciphers the keys that sign documents; the same on every server. Unless given, a file of the data folder. */
  MATRICULA_SECRET: z.string().min(32, 'Use at least 32 characters').optional(),
  /** Writes each minute what was asked, as CloudWatch reads it, under this name of a stack. */
  MATRICULA_METRICS_AS: z.string().min(1).optional(),
  /** Proxies in front that may be believed about the caller's address. */
  MATRICULA_TRUSTED_HOPS: z.coerce.number().int().min(0).max(5).default(0),
})

export interface Config {
  /** A path as it was typed, from where the command was typed. */
  readonly typed: (path: string) => string
  /** An API token for commands that speak to a running server. */
  readonly token: string | undefined
  readonly port: number
  readonly host: string
  readonly folder: string
  readonly store: Place
  readonly origin: string
  readonly bcryptCost: number
  readonly idleSeconds: number
  readonly absoluteSeconds: number
  readonly mail: Mail
  readonly mailFrom: string
  readonly trustedHops: number
  /** The stack whose numbers are told; without it none are. */
  readonly metricsAs: string | undefined
  readonly secret: () => Buffer
}

export type Place =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'dynamodb'
      readonly region: string
      readonly prefix: string
      readonly endpoint: string | undefined
      readonly createTables: boolean
    }

/** Something about the way the server was started is wrong: one sentence says what and what to do. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}

/** The only reader of the environment. A relative path is meant from where the command was typed. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new StartProblem(`The environment is not as it should be. ${faults.join('. ')}.`)
  }
  const given = parsed.data
  const folder = folderOf(given.MATRICULA_DATA, environment['INIT_CWD'])
  return {
    port: given.PORT,
    host: given.HOST,
    typed: (path) => resolve(environment['INIT_CWD'] ?? process.cwd(), path),
    token: given.MATRICULA_TOKEN,
    folder,
    store: placeOf(given),
    origin: (given.MATRICULA_ORIGIN ?? `http://localhost:${given.PORT}`).replace(/\/$/, ''),
    bcryptCost: given.MATRICULA_BCRYPT_COST,
    idleSeconds: given.MATRICULA_SESSION_IDLE_MINUTES * 60,
    absoluteSeconds: given.MATRICULA_SESSION_HOURS * 3600,
    mail: mailOf(given, folder),
    mailFrom: given.MATRICULA_MAIL_FROM,
    trustedHops: given.MATRICULA_TRUSTED_HOPS,
    metricsAs: given.MATRICULA_METRICS_AS,
    secret: ownSecret(given.MATRICULA_SECRET, folder),
  }
}

/** Unless said otherwise, by the mail server where there is one, else as files. */
function mailOf(given: z.output<typeof Environment>, folder: string): Mail {
  const by = given.MATRICULA_MAIL ?? (given.MATRICULA_SMTP_URL === undefined ? 'folder' : 'smtp')
  if (by === 'folder') return { by, folder }
  if (by === 'ses') return { by, region: given.AWS_REGION, endpoint: given.MATRICULA_SES_ENDPOINT }
  if (given.MATRICULA_SMTP_URL === undefined)
    throw new StartProblem(
      'MATRICULA_MAIL is smtp, but MATRICULA_SMTP_URL is not set. Set it to smtp://user:password@host:port.',
    )
  return { by, url: given.MATRICULA_SMTP_URL }
}

function placeOf(given: z.output<typeof Environment>): Place {
  if (given.MATRICULA_STORE === 'embedded') return { kind: 'embedded' }
  return {
    kind: 'dynamodb',
    region: given.AWS_REGION,
    prefix: given.MATRICULA_TABLE_PREFIX,
    endpoint: given.MATRICULA_DYNAMODB_ENDPOINT,
    createTables: given.MATRICULA_CREATE_TABLES || given.MATRICULA_DYNAMODB_ENDPOINT !== undefined,
  }
}

/** Unless told otherwise, `data` in the project's own folder, from wherever it is started. */
const folderOf = (given: string | undefined, typedIn = process.cwd()): string =>
  given === undefined ? resolve('data') : resolve(typedIn, given)
