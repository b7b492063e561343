import { Instant } from '@matricula/contract/kernel'
import { z } from 'zod'

/** Whether news are mailed as well: not at all, each at once, or once a day that there are some. */
export const MailChoice = z.enum(['inbox', 'at-once', 'daily'])
export type MailChoice = z.infer<typeof MailChoice>

export const WantedMail = z.strictObject({
  announcements: MailChoice,
  /** What others do to one's own record. */
  record: MailChoice,
})
export type WantedMail = z.infer<typeof WantedMail>

export const MailPreferences = WantedMail.extend({
  /** Where letters go; absent where no address is known. */
  address: z.string().optional(),
})
export type MailPreferences = z.infer<typeof MailPreferences>

/** What a letter is about, as whoever gets it may end it: one kind, or the letter of a day. */
export const MailKind = z.enum(['announcements', 'record', 'daily'])
export type MailKind = z.infer<typeof MailKind>

/** That a letter of ours led here. */
export const MailSeal = z.string().regex(/^[\w-]{43}$/, 'Use the whole link of the letter')

export const LetterId = z.string().regex(/^[\w-]{1,120}$/, 'Use letters, digits, hyphens and underscores')

/** A letter that the mail server has not taken. Its text is nobody's but the addressee's. */
export const LetterRow = z.object({
  letterId: LetterId,
  state: z.enum(['waiting', 'dead']),
  to: z.string(),
  subject: z.string(),
  at: Instant,
  /** When it is tried next, or was given up. */
  due: Instant,
  attempts: z.int(),
  answer: z.string().optional(),
})
export type LetterRow = z.infer<typeof LetterRow>
