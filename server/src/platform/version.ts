import { existsSync, readFileSync } from 'node:fs'

/** A release says beside itself which one it is; the sources are of no release. */
const release = new URL('../../VERSION', import.meta.url)

/** The version of the product, in a release with the commit behind a plus; as /healthz tells it. */
export const version = existsSync(release) ? readFileSync(release, 'utf8').trim() : '0.1.0'
