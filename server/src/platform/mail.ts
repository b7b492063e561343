import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Ids } from './ids.ts'
import type { Letter, Letters } from './letters.ts'

interface Post {
  readonly smtp: string | undefined
  readonly from: string
  /** Where letters are kept when there is no mail server. */
  readonly folder: string
  readonly ids: Ids
  readonly report: (error: unknown) => void
}

/** Sends letters through the mail server, or keeps each as a file that an administrator can open. */
export function createLetters({ smtp, from, folder, ids, report }: Post): Letters {
  const transport = smtp === undefined ? undefined : createTransport(smtp, { from })

  async function keep(letter: Letter): Promise<void> {
    const drawer = join(folder, 'letters')
    await mkdir(drawer, { recursive: true, mode: 0o700 })
    const text = `To: ${letter.to}\nSubject: ${letter.subject}\n\n${letter.text}\n`
    await writeFile(join(drawer, `${ids.next()}.txt`), text, { mode: 0o600 })
  }

  return {
    async send(letter) {
      try {
        await (transport ? transport.sendMail({ ...letter, from }) : keep(letter))
      } catch (error) {
        report(error)
      }
    },
  }
}
