import type { Platform } from '#platform/platform.ts'
import { createPostman } from '#platform/post/postman.ts'
import { createMailTransport } from '#platform/post/transport.ts'
import type { Config } from './config.ts'

/** Milliseconds between two looks for letters that are due. */
const every = 5000

/** Carries letters for as long as the server runs. */
export function deliverMail(
  { mail, mailFrom, origin }: Pick<Config, 'mail' | 'mailFrom' | 'origin'>,
  { store, clock, post }: Pick<Platform, 'store' | 'clock' | 'post'>,
  report: (error: unknown) => void,
): { stop(): Promise<void> } {
  const transport = createMailTransport(mail, mailFrom)
  const postman = createPostman({ store, clock, office: post, transport, host: new URL(origin).hostname })
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  async function work(): Promise<void> {
    do {
      again = false
      while (!stopped && (await postman.round()) > 0);
    } while (again && !stopped)
  }

  function look(): void {
    again = true
    if (stopped) return
    running ??= work()
      .catch(report)
      .finally(() => {
        running = undefined
      })
  }

  post.onWake(look)
  const timer = setInterval(look, every)
  timer.unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
      transport.close()
    },
  }
}
