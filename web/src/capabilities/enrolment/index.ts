export { RosterTab, SectionRoster } from './section-roster.tsx'
export { StudentHolds } from './student-holds.tsx'
export { StudentRegistrations } from './student-registrations.tsx'
