export { courseParts } from './course-parts.ts'
export { sectionTabs } from './section-tabs.ts'
