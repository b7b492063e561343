const longestWait = 3000

/** Runs something once the page has been painted and the browser has nothing better to do. */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 200)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(run, { timeout: longestWait })
  return () => cancelIdleCallback(request)
}
