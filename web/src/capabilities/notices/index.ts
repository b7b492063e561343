export { AnnouncementsTab } from './announcements-tab.tsx'
