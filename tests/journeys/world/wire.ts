import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The cable between a person and the school: it can be cut, and mended. */
export interface Wire {
  /** The school, as seen through the wire. */
  readonly origin: string
  /** Everything on the way is lost; nothing comes through until it is mended. */
  cut(): void
  mend(): void
  close(): void
}

export function layWire(origin: string): Promise<Wire> {
  const { hostname, port } = new URL(origin)
  const ends = new Set<Socket>()
  let whole = true
  const cut = (): void => {
    whole = false
    for (const end of ends) end.destroy()
  }
  const server = createServer((near) => {
    if (!whole) {
      near.destroy()
      return
    }
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        ends.delete(one)
        other.destroy()
      })
    }
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port: near } = server.address() as AddressInfo
      resolve({
        origin: `http://127.0.0.1:${near}`,
        cut,
        mend: () => {
          whole = true
        },
        close: () => {
          cut()
          server.close()
        },
      })
    })
  })
}
