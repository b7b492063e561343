export { FinalsTab } from './finals-tab.tsx'
