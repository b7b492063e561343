import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A path inside the project, from its root. */
export const inProject = (...parts) => join(root, ...parts)
