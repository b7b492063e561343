import { lazy } from 'react'
import { courseParts, sectionTabs } from '#capabilities/catalogue/index.ts'
import { accountParts } from '#capabilities/identity/account-parts.ts'
import { recordParts } from '#capabilities/records/record-parts.ts'
import { studentSections } from '#capabilities/students/index.ts'

const alerts = () => import('#capabilities/alerts/index.ts')
const attendance = () => import('#capabilities/attendance/index.ts')
/** By itself, for others use the small parts of attendance alone. */
const attendanceTab = () => import('#capabilities/attendance/attendance-tab.tsx')
const documents = () => import('#capabilities/documents/index.ts')
const enrolment = () => import('#capabilities/enrolment/index.ts')
const finals = () => import('#capabilities/finals/index.ts')
const grading = () => import('#capabilities/grading/index.ts')
const notices = () => import('#capabilities/notices/index.ts')
const operations = () => import('#capabilities/operations/index.ts')
const records = () => import('#capabilities/records/index.ts')
const standing = () => import('#capabilities/standing/index.ts')

/** What the parts of the page of a student are made of: each is fetched when it is opened. */
studentSections.push(
  {
    id: 'registrations',
    action: 'enrolment.read',
    component: lazy(async () => ({ default: (await enrolment()).StudentRegistrations })),
  },
  {
    id: 'holds',
    action: 'hold.read',
    component: lazy(async () => ({ default: (await enrolment()).StudentHolds })),
  },
  {
    id: 'record',
    action: 'record.read',
    component: lazy(async () => ({ default: (await records()).StudentRecord })),
  },
  {
    id: 'standing',
    action: 'standing.read',
    component: lazy(async () => ({ default: (await standing()).StudentStanding })),
  },
  {
    id: 'attendance',
    action: 'attendance.read-own',
    component: lazy(async () => ({ default: (await records()).StudentAttendance })),
  },
  {
    id: 'documents',
    action: 'document.read',
    component: lazy(async () => ({ default: (await documents()).StudentDocuments })),
  },
  {
    id: 'audit',
    action: 'activity.read',
    component: lazy(async () => ({ default: (await operations()).StudentHistory })),
  },
)

/** What one sets for oneself. */
accountParts.push({
  id: 'mail',
  component: lazy(async () => ({ default: (await notices()).MailSettings })),
})

/** What one's own record shows besides terms and courses. */
recordParts.push(
  {
    id: 'standing',
    component: lazy(async () => ({ default: (await standing()).OwnStanding })),
  },
  {
    id: 'leaves',
    component: lazy(async () => ({ default: (await attendance()).OwnLeaves })),
  },
)

/** What the page of a course shows besides the catalogue. */
courseParts.push({
  id: 'earlier-grades',
  action: 'distribution.read',
  component: lazy(async () => ({ default: (await records()).EarlierGrades })),
})

/** What the parts of the page of a section are made of. */
sectionTabs.push(
  {
    id: 'roster',
    action: 'roster.read',
    component: lazy(async () => ({ default: (await enrolment()).RosterTab })),
  },
  {
    id: 'attendance',
    action: 'attendance.read',
    component: lazy(async () => ({ default: (await attendanceTab()).AttendanceTab })),
  },
  {
    id: 'marks',
    action: 'grading.read',
    component: lazy(async () => ({ default: (await grading()).MarksTab })),
  },
  {
    id: 'final-grades',
    action: 'finals.read',
    component: lazy(async () => ({ default: (await finals()).FinalsTab })),
  },
  {
    id: 'alerts',
    action: 'alert.read',
    component: lazy(async () => ({ default: (await alerts()).AlertsTab })),
  },
  {
    id: 'announcements',
    action: 'announcement.section',
    component: lazy(async () => ({ default: (await notices()).AnnouncementsTab })),
  },
)
