import {
  announce,
  announceToSection,
  changeMailPreferences,
  changeSavedCohort,
  countCohort,
  discardLetter,
  endMail,
  listAnnouncements,
  listLetters,
  listSavedCohorts,
  listSectionAnnouncements,
  markInboxRead,
  readInbox,
  readMailPreferences,
  saveCohort,
  sendLetterAgain,
  withdrawAnnouncement,
  withdrawFromSection,
} from '@matricula/contract/notices'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { Announce, AnnounceToSection } from './announce.ts'
import type { MarkInboxRead, ReadInbox } from './inbox.ts'
import type { WatchLetters } from './letters.ts'
import type { ListAnnouncements, ListOfSection } from './list-announcements.ts'
import type { ChangeMailPreferences, EndMail, ReadMailPreferences } from './mail-preferences.ts'
import type { SavedCohorts } from './saved-cohorts.ts'
import type { Withdraw, WithdrawFromSection } from './withdraw.ts'

interface Commands {
  readonly readInbox: ReadInbox
  readonly markInboxRead: MarkInboxRead
  readonly list: ListAnnouncements
  readonly listOfSection: ListOfSection
  readonly announce: Announce
  readonly announceToSection: AnnounceToSection
  readonly withdraw: Withdraw
  readonly withdrawFromSection: WithdrawFromSection
  readonly savedCohorts: SavedCohorts
  readonly letters: WatchLetters
  readonly mail: ReadMailPreferences
  readonly changeMail: ChangeMailPreferences
  readonly endMail: EndMail
}

export const noticeRoutes = (commands: Commands): Endpoint[] => [
  bind(readInbox, ({ actor }) => commands.readInbox(actor)),
  bind(markInboxRead, ({ body, actor }) => commands.markInboxRead(actor, body.until)),
  bind(listAnnouncements, ({ query, actor }) => commands.list(actor, query)),
  bind(announce, ({ body, actor }) => commands.announce(actor, body)),
  bind(withdrawAnnouncement, ({ params, actor }) => commands.withdraw(actor, params.announcementId)),
  bind(listSectionAnnouncements, ({ params, actor }) => commands.listOfSection(actor, params.sectionId)),
  bind(announceToSection, ({ params, body, actor }) =>
    commands.announceToSection(actor, params.sectionId, body),
  ),
  bind(withdrawFromSection, ({ params, actor }) => commands.withdrawFromSection(actor, params)),
  bind(listSavedCohorts, ({ actor }) => commands.savedCohorts.list(actor)),
  bind(saveCohort, ({ body, actor }) => commands.savedCohorts.save(actor, body)),
  bind(changeSavedCohort, ({ params, body, actor }) =>
    commands.savedCohorts.change(actor, { ...params, ...body }),
  ),
  bind(countCohort, ({ body, actor }) => commands.savedCohorts.count(actor, body.rule)),
  bind(readMailPreferences, ({ actor }) => commands.mail(actor)),
  bind(changeMailPreferences, ({ body, actor }) => commands.changeMail(actor, body)),
  bind(endMail, ({ params, actor }) => commands.endMail(actor, params), { fromAnywhere: true }),
  bind(listLetters, ({ query, actor }) => commands.letters.list(actor, query)),
  bind(sendLetterAgain, ({ params, actor }) => commands.letters.again(actor, params.letterId)),
  bind(discardLetter, ({ params, actor }) => commands.letters.discard(actor, params.letterId)),
]
