import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Mail } from '#platform/post/transport.ts'
import type { Tls } from '#platform/tls/tls.ts'
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
  /** Encrypts connections: by a certificate that the server gets itself (acme), or by one in files; off behind a proxy. */
  MATRICULA_TLS: z.enum(['off', 'acme', 'files']).default('off'),
  /** The public address or name that the certificate is for, where it is not that of MATRICULA_ORIGIN. */
  MATRICULA_ACME_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'Write an address or a name alone, such as 203.0.113.7')
    .optional(),
  MATRICULA_ACME_DIRECTORY: z
    .url({ protocol: /^https$/, error: 'Write the https address of the authority’s directory' })
    .default('https://acme-v02.api.letsencrypt.org/directory'),
  MATRICULA_ACME_EMAIL: z.email('Write an e-mail address').optional(),
  MATRICULA_TLS_CERTIFICATE: z.string().min(1).optional(),
  MATRICULA_TLS_KEY: z.string().min(1).optional(),
  /** Where plain HTTP is led to https, and certificate authorities are answered: 80 with acme, else none. */
  MATRICULA_HTTP_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Where the server tells of its health and its failures to this machine alone; without a socket handed over, it listens nowhere else. */
  MATRICULA_SOCKET: z.string().min(1).max(100).optional(),
  /** What systemd says to whom it hands sockets over, and where it waits to hear that a server is ready. */
  LISTEN_PID: z.coerce.number().optional(),
  LISTEN_FDS: z.coerce.number().int().min(0).max(8).default(0),
  LISTEN_FDNAMES: z.string().default(''),
  NOTIFY_SOCKET: z.string().optional(),
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
  /** A path, or nothing: see `MATRICULA_SOCKET`. */
  readonly privateSocket: string | undefined
  /** Listening sockets that were handed over, as the numbers of open files. */
  readonly handed: Handed
  /** Whether somebody waits to be told that the server is ready. */
  readonly isAwaited: boolean
  /** The stack whose numbers are told; without it none are. */
  readonly metricsAs: string | undefined
  readonly secret: () => Buffer
  readonly tls: Tls
}

export interface Handed {
  readonly web?: number
  /** Plain HTTP beside it. */
  readonly plain?: number
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
  const typed = (path: string): string => resolve(environment['INIT_CWD'] ?? process.cwd(), path)
  const origin = originOf(given)
  return {
    port: given.PORT,
    host: given.HOST,
    typed,
    token: given.MATRICULA_TOKEN,
    folder,
    store: placeOf(given),
    origin,
    bcryptCost: given.MATRICULA_BCRYPT_COST,
    idleSeconds: given.MATRICULA_SESSION_IDLE_MINUTES * 60,
    absoluteSeconds: given.MATRICULA_SESSION_HOURS * 3600,
    mail: mailOf(given, folder),
    mailFrom: given.MATRICULA_MAIL_FROM,
    trustedHops: given.MATRICULA_TRUSTED_HOPS,
    metricsAs: given.MATRICULA_METRICS_AS,
    privateSocket: given.MATRICULA_SOCKET,
    handed: handedTo(process.pid, given),
    isAwaited: given.NOTIFY_SOCKET !== undefined,
    secret: ownSecret(given.MATRICULA_SECRET, folder),
    tls: tlsOf(given, origin, typed),
  }
}

type Given = z.output<typeof Environment>

/** The first file that systemd hands over; the others follow. */
const firstHanded = 3

/** Meant for another process, it is none of ours. */
function handedTo(processId: number, { LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES }: Given): Handed {
  if (LISTEN_PID !== processId) return {}
  const names = LISTEN_FDNAMES.split(':').slice(0, LISTEN_FDS)
  const place = (name: string) => names.indexOf(name)
  return {
    ...(place('web') >= 0 && { web: firstHanded + place('web') }),
    ...(place('plain') >= 0 && { plain: firstHanded + place('plain') }),
  }
}

const originOf = ({ MATRICULA_ORIGIN, MATRICULA_TLS, PORT }: Given): string =>
  (MATRICULA_ORIGIN ?? `${MATRICULA_TLS === 'off' ? 'http' : 'https'}://localhost:${PORT}`).replace(/\/$/, '')

function tlsOf(given: Given, origin: string, typed: (path: string) => string): Tls {
  const by = given.MATRICULA_TLS
  if (by === 'off') return { by }
  if (!origin.startsWith('https:'))
    throw new StartProblem(
      `MATRICULA_TLS is ${by}, but MATRICULA_ORIGIN is ${origin}. Let it begin with https://, or set MATRICULA_TLS to off.`,
    )
  return by === 'files' ? certificateFilesOf(given, typed) : ownCertificateOf(given, origin)
}

function certificateFilesOf(given: Given, typed: (path: string) => string): Tls {
  const { MATRICULA_TLS_CERTIFICATE: chain, MATRICULA_TLS_KEY: key, MATRICULA_HTTP_PORT: httpPort } = given
  if (chain === undefined || key === undefined)
    throw new StartProblem(
      'MATRICULA_TLS is files, but MATRICULA_TLS_CERTIFICATE or MATRICULA_TLS_KEY is not set. Set each to a file in PEM form.',
    )
  return { by: 'files', chainFile: typed(chain), keyFile: typed(key), httpPort }
}

function ownCertificateOf(given: Given, origin: string): Tls {
  const host = (given.MATRICULA_ACME_HOST ?? new URL(origin).hostname.replace(/^\[|\]$/g, '')).toLowerCase()
  if (isIP(host) === 0 && !host.includes('.'))
    throw new StartProblem(
      `MATRICULA_TLS is acme, but nobody gives a certificate for ${host}. Set MATRICULA_ORIGIN to https:// and the public address or name of this server.`,
    )
  return {
    by: 'acme',
    host,
    directory: given.MATRICULA_ACME_DIRECTORY,
    email: given.MATRICULA_ACME_EMAIL,
    httpPort: given.MATRICULA_HTTP_PORT ?? 80,
  }
}

/** Unless said otherwise, by the mail server where there is one, else as files. */
function mailOf(given: Given, folder: string): Mail {
  const by = given.MATRICULA_MAIL ?? (given.MATRICULA_SMTP_URL === undefined ? 'folder' : 'smtp')
  if (by === 'folder') return { by, folder }
  if (by === 'ses') return { by, region: given.AWS_REGION, endpoint: given.MATRICULA_SES_ENDPOINT }
  if (given.MATRICULA_SMTP_URL === undefined)
    throw new StartProblem(
      'MATRICULA_MAIL is smtp, but MATRICULA_SMTP_URL is not set. Set it to smtp://user:password@host:port.',
    )
  return { by, url: given.MATRICULA_SMTP_URL }
}

function placeOf(given: Given): Place {
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
