export { courseParts } from './course-parts.ts'
export { instantAt } from './instant-at.ts'
export { MeetingChanges } from './later-changes.tsx'
export { sectionTabs } from './section-tabs.ts'
