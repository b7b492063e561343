import { IconInbox, IconMail, IconSpeakerphone } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const notices: Capability = {
  name: 'notices',
  navigation: [
    // The bell in the header is always at hand; this one is for the palette and the rail.
    { to: '/inbox', label: 'inbox', icon: IconInbox, group: 'institution', order: 0, when: () => true },
    {
      to: '/announcements',
      label: 'announcements',
      icon: IconSpeakerphone,
      group: 'institution',
      order: 1,
      when: (session) => session.can('announcement.write'),
    },
    {
      to: '/letters',
      label: 'letters',
      icon: IconMail,
      group: 'institution',
      order: 10,
      when: (session) => session.can('letter.watch'),
    },
  ],
  stale: async () => (await import('./stale.ts')).noticeStale,
}
