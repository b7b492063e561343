import { join } from 'node:path'

/** A file of this package, whether it runs as it is written or bundled into `infra/dist`. */
export const inInfra = (...path: readonly string[]): string => join(import.meta.dirname, '..', ...path)
