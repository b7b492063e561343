export { courseParts } from './course-parts.ts'
export { MeetingChanges } from './later-changes.tsx'
export { SectionReportLink } from './section-report-link.tsx'
export { sectionTabs } from './section-tabs.ts'
