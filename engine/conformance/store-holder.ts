import { openLmdbStorage } from '@matricula/engine/lmdb'

/** A process of another version, which has a store open until it is told to end. */
const [, , path = '', version = ''] = process.argv
const storage = openLmdbStorage({ path, version })
process.send?.(storage.path)
process.once('disconnect', () => process.exit())
