/** Milliseconds until the second attempt, unless the network says sooner that it is back; each rest is twice the last. */
const firstRest = 3000
const longestRest = 60_000

/**
 * Fetches a part of the application until it comes: a page that has just lost its connection must not break for want of it.
 * `failed` is called after each attempt in vain.
 */
export async function patiently<Part>(
  fetchPart: () => Promise<Part>,
  failed: () => void = () => undefined,
): Promise<Part> {
  let load = fetchPart
  for (let tries = 1; ; tries += 1) {
    try {
      return await load()
    } catch (error) {
      failed()
      load = () => fetchAfresh(error, tries) ?? fetchPart()
      await networkOr(Math.min(longestRest, firstRest * 2 ** (tries - 1)))
    }
  }
}

/** Some browsers keep a script that could not be fetched as failed for as long as the page lives, so another name is asked for. */
function fetchAfresh<Part>(error: unknown, tries: number): Promise<Part> | undefined {
  const [address] = /https?:\S+\.js/.exec(error instanceof Error ? error.message : '') ?? []
  return address === undefined ? undefined : import(/* @vite-ignore */ `${address}?again=${tries}`)
}

const networkOr = (rest: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, rest)
    addEventListener('online', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
  })
