export { courseParts } from './course-parts.ts'
export { instantAt } from './instant-at.ts'
export { MeetingChanges } from './meeting-changes.tsx'
export { sectionTabs } from './section-tabs.ts'
