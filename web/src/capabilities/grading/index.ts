export { MarksTab } from './marks-tab.tsx'
