export { sectionTabs } from './section-tabs.ts'
