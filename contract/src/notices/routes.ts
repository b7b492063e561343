import {
  AnnouncementId,
  Instant,
  page,
  pageQuery,
  route,
  SectionId,
  UserId,
} from '@matricula/contract/kernel'
import { z } from 'zod'
import { LetterId, LetterRow, MailKind, MailPreferences, MailSeal, WantedMail } from './mail.ts'
import { AnnouncedTo, Announcement, InboxEntry, NewAnnouncement } from './schema.ts'

const oneSection = z.strictObject({ sectionId: SectionId })

export const readInbox = route({
  name: 'readInbox',
  summary: 'What was announced to whoever asks and what happened to their own record, newest first',
  action: 'inbox.read',
  method: 'GET',
  path: '/api/inbox',
  reply: z.object({
    items: z.array(InboxEntry),
    /** Of those that are listed. */
    unread: z.int(),
  }),
})
export const markInboxRead = route({
  name: 'markInboxRead',
  summary: 'Everything up to a moment has been read',
  action: 'inbox.read',
  method: 'POST',
  path: '/api/inbox/read',
  body: z.strictObject({ until: Instant }),
})
export const listAnnouncements = route({
  name: 'listAnnouncements',
  summary: 'Everything that was announced, newest first, also what is to come and what was withdrawn',
  action: 'announcement.write',
  method: 'GET',
  path: '/api/announcements',
  query: z.strictObject(pageQuery),
  reply: page(Announcement),
})
export const announce = route({
  name: 'announce',
  summary: 'Announce something to everyone, to a role, a programme or a saved cohort',
  action: 'announcement.write',
  method: 'POST',
  path: '/api/announcements',
  body: NewAnnouncement.extend({ to: AnnouncedTo }),
  status: 201,
  reply: Announcement,
  problems: ['item.missing'],
})
export const withdrawAnnouncement = route({
  name: 'withdrawAnnouncement',
  summary: 'Take an announcement back',
  action: 'announcement.write',
  method: 'POST',
  path: '/api/announcements/:announcementId/withdrawal',
  params: z.strictObject({ announcementId: AnnouncementId }),
  reply: Announcement,
  problems: ['item.missing'],
})
export const listSectionAnnouncements = route({
  name: 'listSectionAnnouncements',
  summary: 'What was announced to a section, newest first',
  action: 'announcement.section',
  method: 'GET',
  path: '/api/sections/:sectionId/announcements',
  params: oneSection,
  reply: z.object({ items: z.array(Announcement) }),
  problems: ['item.missing'],
})
export const announceToSection = route({
  name: 'announceToSection',
  summary: 'Announce something to everyone who sits in a section',
  action: 'announcement.section',
  method: 'POST',
  path: '/api/sections/:sectionId/announcements',
  params: oneSection,
  body: NewAnnouncement,
  status: 201,
  reply: Announcement,
  problems: ['item.missing'],
})
export const withdrawFromSection = route({
  name: 'withdrawFromSection',
  summary: 'Take an announcement to a section back',
  action: 'announcement.section',
  method: 'POST',
  path: '/api/sections/:sectionId/announcements/:announcementId/withdrawal',
  params: oneSection.extend({ announcementId: AnnouncementId }),
  reply: Announcement,
  problems: ['item.missing'],
})
export const readMailPreferences = route({
  name: 'readMailPreferences',
  summary: 'What of one’s news is mailed, and where to',
  action: 'inbox.read',
  method: 'GET',
  path: '/api/mail-preferences',
  reply: MailPreferences,
})
export const changeMailPreferences = route({
  name: 'changeMailPreferences',
  summary: 'Say what of one’s news is mailed',
  action: 'inbox.read',
  method: 'PUT',
  path: '/api/mail-preferences',
  body: WantedMail,
  reply: MailPreferences,
})
/** Asked by mail programs themselves (RFC 8058), and by the page that opens under the same address. */
export const endMail = route({
  name: 'endMail',
  summary: 'No more letters of a kind, with the link of one of them',
  action: 'mail.end',
  method: 'POST',
  path: '/unsubscribe/:kind/:userId/:seal',
  params: z.strictObject({ kind: MailKind, userId: UserId, seal: MailSeal }),
  problems: ['link.spent'],
})
export const listLetters = route({
  name: 'listLetters',
  summary: 'Letters that the mail server has not taken, the oldest first',
  action: 'letter.watch',
  method: 'GET',
  path: '/api/letters',
  query: z.strictObject({ ...pageQuery, state: LetterRow.shape.state.default('dead') }),
  reply: page(LetterRow),
})
export const sendLetterAgain = route({
  name: 'sendLetterAgain',
  summary: 'Try a letter again that was given up',
  action: 'letter.watch',
  method: 'POST',
  path: '/api/letters/:letterId/again',
  params: z.strictObject({ letterId: LetterId }),
  reply: LetterRow,
  problems: ['item.missing', 'item.stale'],
})
export const discardLetter = route({
  name: 'discardLetter',
  summary: 'Give a letter up for good',
  action: 'letter.watch',
  method: 'DELETE',
  path: '/api/letters/:letterId',
  params: z.strictObject({ letterId: LetterId }),
  problems: ['item.missing', 'item.stale'],
})
