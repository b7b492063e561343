import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from 'tar'
import { npm } from '../install.mjs'
import { inProject } from '../places.mjs'
import { Stop } from '../stop.mjs'

/** Puts a package of the lockfile into the release: the one that is installed here, or for another machine a fetched one. */
export async function putPackage(wanted, stage) {
  const { path } = wanted
  const place = join(stage, path)
  if (!existsSync(inProject(path, 'package.json'))) return await fetchPackage(wanted, place)
  // What is nested in it has a line of its own in the lockfile.
  const filter = (from) => !from.slice(inProject(path).length).split(/[\\/]/).includes('node_modules')
  cpSync(inProject(path), place, { recursive: true, filter })
}

async function fetchPackage({ path, version, integrity }, place) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const folder = mkdtempSync(join(tmpdir(), 'matricula-package-'))
  try {
    await fetchInto(folder, `${name}@${version}`)
    const [file] = readdirSync(folder)
    const bytes = readFileSync(join(folder, file))
    const digest = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
    if (digest !== integrity)
      throw new Stop(`${name} ${version} is not what package-lock.json was written for.`, 'Fetch it again.')
    mkdirSync(place, { recursive: true })
    await extract({ file: join(folder, file), cwd: place, strip: 1 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fetchInto(folder, name) {
  const { code, said } = await npm(['pack', name, '--pack-destination', folder, '--silent'])
  if (code !== 0)
    throw new Stop(`${name} cannot be fetched.`, 'Look at the connection to the npm registry.', said)
}
