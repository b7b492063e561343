export { courseParts } from './course-parts.ts'
export { instantAt } from './instant-at.ts'
export { sectionTabs } from './section-tabs.ts'
