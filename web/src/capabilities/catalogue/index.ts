export { type SectionTab, type SectionTabId, sectionTabs } from './section-tabs.ts'
