import { join } from 'node:path'
import { createEngine } from '@matricula/engine'
import { openLmdbStorage } from '@matricula/engine/lmdb'
import { createHttpFront } from '@matricula/engine/wire'

/** A process that answers over HTTP until its parent lets go of it. */
const [, , folder = ''] = process.argv
const engine = createEngine({ storage: openLmdbStorage({ path: join(folder, 'store.mdb') }) })
const front = createHttpFront(engine)
front.listen(0, '127.0.0.1', () => {
  const address = front.address()
  process.send?.(typeof address === 'object' && address ? address.port : 0)
})
process.once('disconnect', () => {
  front.closeAllConnections()
  front.close()
  void engine.close().then(() => process.exit())
})
