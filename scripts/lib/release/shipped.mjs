import { Stop } from '../stop.mjs'

/** What the bundled server still asks for by name: native parts, what they bring along, the AWS SDK, and fonts as files. */
const asked = [
  'bcrypt',
  'lmdb',
  'msgpackr',
  'acme-client',
  '@peculiar/x509',
  '@myriaddreamin/typst-ts-node-compiler',
  '@aws-sdk/client-dynamodb',
  '@aws-sdk/lib-dynamodb',
  '@aws-sdk/client-sesv2',
  '@fontsource/inter',
  '@fontsource/noto-sans-arabic',
  '@fontsource/noto-sans-devanagari',
  '@fontsource/noto-sans-telugu',
]

/** Packages that are of no use without one of their native parts. */
const native = [
  { whole: 'lmdb', part: /^node_modules\/@lmdb\/lmdb-/ },
  {
    whole: '@myriaddreamin/typst-ts-node-compiler',
    part: /^node_modules\/@myriaddreamin\/typst-ts-node-compiler-/,
  },
]

/** `linux-arm64` as npm speaks of it. Linux means the one with glibc, as on Amazon Linux and Debian. */
export function parsedTarget(name) {
  const [, os, cpu] = /^(linux|darwin|win32)-(x64|arm64)$/.exec(name) ?? []
  if (os !== undefined) return { name, os, cpu }
  throw new Stop(
    `There is no release for ${name}.`,
    'Choose linux-x64, linux-arm64, darwin-x64, darwin-arm64 or win32-x64.',
  )
}

/**
 * The packages of the lockfile that a release for the target carries, in the order of their paths: each with `path`,
 * `version` and `integrity`. Throws a `Stop` that names the package whose native part nobody makes for the target.
 */
export function packagesFor(target, lockfile) {
  const found = new Set()
  const queue = asked.map((name) => [name, ''])
  for (const [name, from] of queue) {
    const path = placeOf(lockfile, name, from)
    if (path === undefined || found.has(path) || !fits(lockfile[path], path, target)) continue
    found.add(path)
    const { dependencies, optionalDependencies } = lockfile[path]
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) queue.push([next, path])
  }
  for (const { whole, part } of native) {
    if ([...found].some((path) => part.test(path))) continue
    throw new Stop(
      `${whole} has no native part for ${target.name} in package-lock.json.`,
      'Choose another target, or a version of it that has one, and run npm install.',
    )
  }
  return [...found].toSorted().map((path) => ({ path, ...lockfile[path] }))
}

/** As Node looks for it: beside whoever asks, then further and further out. */
function placeOf(lockfile, name, from) {
  const inside = `${from}${from === '' ? '' : '/'}node_modules/${name}`
  if (inside in lockfile) return inside
  if (from === '') return undefined
  const outer = from.lastIndexOf('/node_modules/')
  return placeOf(lockfile, name, outer === -1 ? '' : from.slice(0, outer))
}

const fits = ({ os, cpu, libc }, path, target) =>
  (os?.includes(target.os) ?? true) &&
  (cpu?.includes(target.cpu) ?? true) &&
  (libc?.includes('glibc') ?? !path.endsWith('-musl'))
