import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Letter } from './letters.ts'

/** Where letters go. */
export type Mail =
  | { readonly by: 'smtp'; readonly url: string }
  | { readonly by: 'ses'; readonly region: string; readonly endpoint: string | undefined }
  /** There is no mail server: each letter is a file that an administrator can open. */
  | { readonly by: 'folder'; readonly folder: string }

export interface Transport {
  /** Throws where it was not taken; `messageId` is the same for every attempt, so that twice is known as once. */
  send(letter: Letter, messageId: string): Promise<void>
  close(): void
}

export function createMailTransport(mail: Mail, from: string): Transport {
  if (mail.by === 'folder') return folderTransport(mail.folder)
  const mailer = mail.by === 'smtp' ? smtpMailer(mail.url) : sesMailer(mail)
  return {
    async send(letter, messageId) {
      await (await mailer).sendMail(mailOf(letter, from, messageId))
    },
    close: () => void Promise.resolve(mailer).then((one) => one.close()),
  }
}

/** Milliseconds after which a mail server that does not answer is left. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

function smtpMailer(given: string) {
  const url = new URL(given)
  for (const [name, millis] of Object.entries(patience))
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(millis))
  return createTransport(url.href)
}

/** Amazon's library is read only where it is used. */
async function sesMailer({ region, endpoint }: Extract<Mail, { by: 'ses' }>) {
  const { SESv2Client, SendEmailCommand } = await import('@aws-sdk/client-sesv2')
  // The queue tries again by itself, with longer rests.
  const sesClient = new SESv2Client({ region, maxAttempts: 1, ...(endpoint !== undefined && { endpoint }) })
  return createTransport({ SES: { sesClient, SendEmailCommand } })
}

const mailOf = (letter: Letter, from: string, messageId: string): SendMailOptions => ({
  from,
  to: letter.to,
  subject: letter.subject,
  text: letter.text,
  messageId,
  headers: {
    'auto-submitted': 'auto-generated',
    ...(letter.unsubscribe !== undefined && unsubscribing(letter.unsubscribe)),
  },
})

/** RFC 8058: mail programs ask at the address by themselves, and only where nobody can listen. */
const unsubscribing = (address: string): Record<string, string> => ({
  'list-unsubscribe': `<${address}>`,
  ...(address.startsWith('https:') && { 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }),
})

const folderTransport = (folder: string): Transport => ({
  async send(letter, messageId) {
    const drawer = join(folder, 'letters')
    await mkdir(drawer, { recursive: true, mode: 0o700 })
    const text = `To: ${letter.to}\nSubject: ${letter.subject}\n\n${letter.text}\n`
    const name = messageId.replaceAll(/^<|@.*$/g, '')
    await writeFile(join(drawer, `${name}.txt`), text, { mode: 0o600 })
  },
  close: () => undefined,
})

/** Whether trying again is of no use: the address is refused, or the letter itself. */
export function isRefusedForGood(error: unknown): boolean {
  const { responseCode, name, $metadata }: Partial<Record<'responseCode' | 'name' | '$metadata', unknown>> =
    Object(error)
  if (typeof responseCode === 'number') return responseCode >= 500 && responseCode !== 535
  const status: unknown = Object($metadata)['httpStatusCode']
  return status === 400 && !/Throttl|TooMany|Limit/.test(String(name))
}
