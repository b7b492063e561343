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
  const now: { again: boolean; stopped: boolean; work?: Promise<void> } = { again: false, stopped: false }

  async function work(): Promise<void> {
    while (now.again && !now.stopped) {
      now.again = false
      if ((await postman.round()) > 0) now.again = true
    }
    delete now.work
  }

  function look(): void {
    now.again = true
    if (now.stopped) return
    now.work ??= work().catch((error: unknown) => {
      delete now.work
      report(error)
    })
  }

  post.onWake(look)
  const timer = setInterval(look, every)
  timer.unref()
  return {
    async stop() {
      now.stopped = true
      clearInterval(timer)
      await now.work
      transport.close()
    },
  }
}
