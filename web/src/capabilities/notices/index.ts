export { AnnouncementsTab } from './announcements-tab.tsx'
export { MailSettings } from './mail-settings.tsx'
