export { AlertsTab } from './alerts-tab.tsx'
