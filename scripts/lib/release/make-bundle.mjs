import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../build.mjs'
import { ensureInstalled } from '../install.mjs'
import { inProject } from '../places.mjs'
import { step } from '../steps.mjs'
import { Stop } from '../stop.mjs'
import { digestOf, pack } from './archive.mjs'
import { putPackage } from './packages.mjs'
import { packagesFor, parsedTarget } from './shipped.mjs'

/** What stands in a release besides packages: from the project, to the release. */
const parts = [
  ['server/dist', 'server/dist'],
  ['web/dist', 'web/dist'],
  ['infra/bundle/appspec.yml', 'appspec.yml'],
  ['infra/bundle/deploy', 'deploy'],
  ['LICENSE', 'LICENSE'],
]

/** One archive for one kind of machine, with everything but Node: `npm run bundle -- [--target linux-arm64] [--folder path]`. */
export async function run(given) {
  const { target, folder } = optionsOf(given)
  await ensureInstalled()
  await ensureBuilt(['server', 'web'])
  const version = versionOf()
  const name = `matricula-${version.replace('+', '-')}-${target.name}`
  const stage = mkdtempSync(join(tmpdir(), 'matricula-release-'))
  try {
    await step(`Putting ${name} together`, () => fill(stage, target, version))
    if (folder !== undefined) return unpacked(stage, folder)
    mkdirSync(inProject('dist'), { recursive: true })
    const archive = inProject('dist', `${name}.tar.gz`)
    await step('Packing it', () => pack(stage, archive))
    const { bytes, sha256 } = digestOf(archive)
    writeFileSync(`${archive}.sha256`, `${sha256}  ${name}.tar.gz\n`)
    console.log(`\n${archive}\n${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256}`)
    return 0
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

function optionsOf(given) {
  try {
    const options = { target: { type: 'string' }, folder: { type: 'string' } }
    const { values } = parseArgs({ args: given, options })
    return { ...values, target: parsedTarget(values.target ?? `${process.platform}-${process.arch}`) }
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(`${error.message}.`, 'Use npm run bundle -- [--target linux-arm64] [--folder path].')
  }
}

async function fill(stage, target, version) {
  for (const [from, to] of parts) cpSync(inProject(from), join(stage, to), { recursive: true })
  for (const one of packagesFor(target, lockfile())) await putPackage(one, stage)
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify({ type: 'module', private: true })}\n`)
  writeFileSync(join(stage, 'VERSION'), `${version}\n`)
  refuseLacking(stage, target)
}

const lockfile = () => JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages

/** bcrypt carries its native parts for all machines inside; the others come as packages of their own. */
function refuseLacking(stage, { name }) {
  if (existsSync(join(stage, 'node_modules/bcrypt/prebuilds', name))) return
  throw new Stop(
    `bcrypt has no native part for ${name}.`,
    'Choose another target, or another version of bcrypt.',
  )
}

/** The version of the product and the commit, so that a node can tell one release from the next. */
function versionOf() {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
  const commit = process.env.CODEBUILD_RESOLVED_SOURCE_VERSION ?? commitHere()
  return commit === undefined ? version : `${version}+${commit.slice(0, 12)}`
}

function commitHere() {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: inProject(),
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  } catch {
    return undefined
  }
}

function unpacked(stage, folder) {
  const place = resolve(process.env.INIT_CWD ?? '.', folder)
  rmSync(place, { recursive: true, force: true })
  cpSync(stage, place, { recursive: true })
  console.log(`\n${place}`)
  return 0
}
