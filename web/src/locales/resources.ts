import type alerts from './en/alerts.json'
import type app from './en/app.json'
import type attendance from './en/attendance.json'
import type catalogue from './en/catalogue.json'
import type design from './en/design.json'
import type documents from './en/documents.json'
import type enrolment from './en/enrolment.json'
import type finals from './en/finals.json'
import type gallery from './en/gallery.json'
import type grading from './en/grading.json'
import type identity from './en/identity.json'
import type interop from './en/interop.json'
import type navigation from './en/navigation.json'
import type notices from './en/notices.json'
import type operations from './en/operations.json'
import type policies from './en/policies.json'
import type records from './en/records.json'
import type standing from './en/standing.json'
import type students from './en/students.json'

interface Resources {
  alerts: typeof alerts
  app: typeof app
  attendance: typeof attendance
  catalogue: typeof catalogue
  design: typeof design
  documents: typeof documents
  enrolment: typeof enrolment
  finals: typeof finals
  standing: typeof standing
  gallery: typeof gallery
  grading: typeof grading
  identity: typeof identity
  interop: typeof interop
  navigation: typeof navigation
  notices: typeof notices
  operations: typeof operations
  policies: typeof policies
  records: typeof records
  students: typeof students
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    keySeparator: false
    resources: Resources
  }
}
