export { courseParts } from './course-parts.ts'
export { MeetingChanges } from './later-changes.tsx'
export { sectionTabs } from './section-tabs.ts'
