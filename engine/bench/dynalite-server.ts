import { join } from 'node:path'
import dynalite from 'dynalite'

/** A process that answers over HTTP until its parent lets go of it. */
const [, , folder = ''] = process.argv
const server = dynalite({ path: join(folder, 'db'), createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address ? address.port : 0)
})
process.once('disconnect', () => process.exit())
