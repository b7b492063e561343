import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inProject } from './places.mjs'

/** Kilobytes of 1,000 bytes; scripts and styles gzipped, the font as it is. */
const budgets = { firstScript: 185, firstStyle: 18, pageScript: 300, firstFont: 50 }

/** Bytes before anything stands, and bytes until the heaviest page stands for somebody who was never here before. */
export function weightsOf(manifest, sizeOf) {
  const chunks = Object.values(manifest)
  const first = reachedFrom(
    manifest,
    chunks.find(({ isEntry }) => isEntry),
  )
  const scriptOf = (reached) => total(new Set([...reached].map(({ file }) => file)), sizeOf)
  const pages = chunks
    .filter(({ isDynamicEntry, src = '' }) => isDynamicEntry && /-page\.tsx$/.test(src))
    .map((page) => ({ name: page.src, size: scriptOf(reachedFrom(manifest, page, new Set(first))) }))
  return {
    firstScript: scriptOf(first),
    firstStyle: total(new Set([...first].flatMap(({ css = [] }) => css)), sizeOf),
    heaviestPage: pages.reduce((one, other) => (other.size > one.size ? other : one)),
  }
}

function reachedFrom(manifest, chunk, reached = new Set()) {
  if (reached.has(chunk)) return reached
  reached.add(chunk)
  for (const name of chunk.imports ?? []) reachedFrom(manifest, manifest[name], reached)
  return reached
}

const total = (files, sizeOf) => [...files].reduce((sum, file) => sum + sizeOf(file), 0)

const built = (file) => readFileSync(inProject('web/dist', file))

/** Each weight of the built pages beside its budget. */
export function weighPages() {
  const manifest = JSON.parse(built('.vite/manifest.json'))
  const sizeOf = (file) => gzipSync(built(file), { level: 9 }).length
  const { firstScript, firstStyle, heaviestPage } = weightsOf(manifest, sizeOf)
  const font = Object.values(manifest).find(({ file }) => /inter-latin-wght-normal-[^/]*\.woff2$/.test(file))
  return [
    weight('script before the first page', firstScript, budgets.firstScript),
    weight('style before the first page', firstStyle, budgets.firstStyle),
    weight(`script until ${heaviestPage.name} stands`, heaviestPage.size, budgets.pageScript),
    weight('letters of the first page', built(font.file).length, budgets.firstFont),
  ]
}

const weight = (what, bytes, budget) => ({ what, kilobytes: bytes / 1000, budget })
