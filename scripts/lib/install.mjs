import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { listenTo } from './children.mjs'
import { inProject, root } from './places.mjs'
import { hashOf, stamp, stampOf } from './stamps.mjs'
import { step } from './steps.mjs'
import { Stop } from './stop.mjs'

const lockfile = inProject('package-lock.json')
const installedLockfile = inProject('node_modules', '.package-lock.json')
const neededMegabytes = 900
const machine = `${process.platform}-${process.arch}`
const limit = { timeout: 600_000 }

/** Installs the packages when they are missing or the lockfile has changed; otherwise costs a few milliseconds. */
export async function ensureInstalled() {
  const wanted = wantedPackages()
  const known = existsSync(installedLockfile) ? stampOf('installed') : undefined
  if (known === wanted) return
  if (isForThisMachine(known) && isInstalled()) return stamp('installed', wanted)
  refuseFullDisk()
  await step('Installing packages, one to two minutes the first time', install)
  stamp('installed', wantedPackages())
}

function wantedPackages() {
  const packages = existsSync(lockfile) ? lockfile : inProject('package.json')
  return `${machine} ${hashOf(readFileSync(packages, 'utf8'))}`
}

/** A folder shared with another system, or with a container, holds that one's native parts. */
const isForThisMachine = (known) => known === undefined || known.startsWith(`${machine} `)

/** Whether npm has already put in place what the lockfile asks for, for someone who ran `npm install` by hand. */
function isInstalled() {
  if (!existsSync(lockfile) || !existsSync(installedLockfile)) return false
  return holdsAll(packagesIn(installedLockfile), packagesIn(lockfile))
}

/** Optional packages are for one system or another, so their absence says nothing. */
export const holdsAll = (installed, wanted) =>
  Object.entries(wanted)
    .filter(([path, { optional }]) => /(^|\/)node_modules\//.test(path) && !optional)
    .every(([path, { version }]) => path in installed && installed[path].version === version)

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {}

/** `--no-save` leaves the lockfile as it was cloned. */
async function install() {
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const patient = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000']
  const { code, said, late } = await npm(['install', '--ignore-scripts', ...quiet, ...patient])
  if (code !== 0) throw explain(late ? `${said}\nETIMEDOUT after ten minutes` : said)
}

/** The npm that started us when there is one, else the one on the path. */
export function npm(given) {
  const running = process.env.npm_execpath
  if (running !== undefined && /npm-cli\.c?js$/.test(running))
    return listenTo(process.execPath, [running, ...given], limit)
  return process.platform === 'win32'
    ? listenTo('npm.cmd', given, { ...limit, shell: true })
    : listenTo('npm', given, limit)
}

/** One sentence for each way that an installation fails in practice. */
export function explain(said) {
  const detail = said.split('\n').filter(isWorthReading).slice(-12).join('\n')
  const known = failures.find(({ signs }) => signs.test(said))
  if (known !== undefined) return new Stop(known.sentence, known.advice, detail)
  return new Stop('The packages could not be installed.', 'The lines above are from npm.', detail)
}

const isWorthReading = (line) => line.trim() !== '' && !/complete log of this run|\.npm[\\/]_logs/.test(line)

const failures = [
  {
    signs: /ENOSPC|no space left/i,
    sentence: 'The disk is full.',
    advice: `Free about ${neededMegabytes} MB, then run the same command again.`,
  },
  {
    signs:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|network/i,
    sentence: 'The package registry could not be reached.',
    advice: 'Check the network or the proxy (npm config get proxy), then run the same command again.',
  },
  {
    signs: /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_/,
    sentence: 'The certificate of the package registry is not trusted.',
    advice: "Point NODE_EXTRA_CA_CERTS at your institution's certificate, then run the same command again.",
  },
  {
    signs: /EACCES|EPERM|EROFS/,
    sentence: `The packages may not be written to ${root}.`,
    advice: 'Give yourself write access to this folder, then run the same command again.',
  },
  {
    signs: /E404|ETARGET|EINTEGRITY/,
    sentence: 'The package registry does not hold what package-lock.json asks for.',
    advice: 'Undo local changes to package.json and package-lock.json, then run the same command again.',
  },
]

function refuseFullDisk() {
  const { bavail, bsize } = statfsSync(root)
  const free = Math.floor((bavail * bsize) / 1_000_000)
  if (free >= neededMegabytes) return
  throw new Stop(
    `Only ${free} MB are free on this disk, and the packages need about ${neededMegabytes} MB.`,
    'Free some space, then run the same command again.',
  )
}
