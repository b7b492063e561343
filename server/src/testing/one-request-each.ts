import { ada, type SmallSchool } from './small-school.ts'

/** What is sent on a route, and the fields of it that must be there. */
export interface Sample {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: Readonly<Record<string, unknown>>
}

const password = 'a password that is long'
const secret = 'a-secret-that-nobody-was-given-0001'
const account = {
  name: 'Emmy Noether',
  loginName: 'emmy@school.test',
  grants: [{ role: 'auditor', scope: { kind: 'institution' } }],
}

const grade = { passes: true, inGpa: true, attempted: true, earned: true, kind: 'normal' }
const ownRules = {
  schemes: [
    {
      schemeId: 'own',
      title: 'Pass with honours',
      measure: 'letters',
      outOf: 2000,
      names: 'gpa',
      digits: 2,
      rounding: 'half-up',
      grades: [{ letter: 'H', points: 2000, ...grade }],
    },
  ],
  scheme: 'own',
  schemeOfLevel: {},
  mixed: 'apart',
  repeats: { pick: 'last', countsInTermGpa: true, keepsCredits: true, neverReplace: [], equivalents: [] },
}

/** One well-formed request for every route there is, by the name of the route. A new route needs a line here. */
export function oneRequestEach({
  section,
  course,
  termId,
  programmeId,
}: SmallSchool): Readonly<Record<string, Sample>> {
  const student = { params: { studentId: ada } }
  const taught = { sectionId: section.programmingA }
  const user = { userId: 'u-registrar' }
  const wishes = { termId, items: [{ wish: 'enrol', sectionIds: [section.programmingB] }] }
  const assessment = { ...taught, assessmentId: 'none' }
  const meeting = { ...taught, meetingId: '2027-01-11-1' }
  return {
    readInstitution: {},
    signIn: { body: { loginName: 'ada@school.test', password } },
    readSession: {},
    signOut: {},
    listSessions: {},
    endSession: { params: { sessionId: 'none' } },
    endOtherSessions: {},
    changePassword: { body: { currentPassword: password, newPassword: `${password} indeed` } },
    askPasswordReset: { body: { loginName: 'ada@school.test' } },
    resetPassword: { body: { secret, newPassword: password } },
    readInvitation: { body: { secret } },
    acceptInvitation: { body: { secret, newPassword: password } },
    setUpInstitution: {
      body: {
        secret,
        institution: 'School',
        timeZone: 'UTC',
        name: 'Ada',
        loginName: 'ada',
        newPassword: password,
      },
    },
    listAccounts: {},
    readAccount: { params: user },
    inviteAccount: { body: account },
    changeAccount: { params: user, body: { version: 1, name: 'Rosalind' } },
    replaceGrants: { params: user, body: { version: 1, grants: account.grants } },
    renewInvitation: { params: user },
    endSessionsOf: { params: user },
    listApiTokens: {},
    issueApiToken: { body: { name: 'Library', grants: account.grants } },
    revokeApiToken: { params: { tokenId: 'none' } },

    listProgrammes: {},
    createProgramme: { body: { programmeId: 'ba-history', title: 'History' } },
    listStudents: {},
    countStudents: {},
    readStudent: student,
    admitStudent: { body: { rollNumber: 'CS27-009', givenName: 'Tony', programmeId, cohort: '2027' } },
    changeStudent: { ...student, body: { version: 1, givenName: 'Augusta' } },

    listTerms: {},
    createTerm: {
      body: {
        termId: '2027f',
        title: 'Autumn',
        startsOn: '2027-08-16',
        endsOn: '2027-12-10',
        creditLimit: 18,
        registration: { opensAt: '2027-07-01T08:00:00.000Z', closesAt: '2027-08-20T08:00:00.000Z' },
      },
    },
    changeTerm: { params: { termId }, body: { version: 1, title: 'Spring' } },
    listSubjects: {},
    createSubject: { body: { subjectId: 'HI', title: 'History', departmentId: 'humanities' } },
    listCourses: { query: { subjectId: 'CS' } },
    readCourse: { params: { courseId: course.calculus } },
    createCourse: { body: { subjectId: 'CS', number: '301', title: 'Compilers', credits: 4 } },
    changeCourse: { params: { courseId: course.calculus }, body: { version: 1, title: 'Calculus I' } },
    listSections: { params: { termId } },
    listSeats: { params: { termId } },
    readSection: { params: taught },
    createSection: { body: { termId, courseId: course.calculus, code: 'Z', capacity: 10 } },
    changeSection: { params: taught, body: { version: 1, note: 'Bring a laptop' } },
    assignInstructor: { params: { ...taught, ...user } },
    unassignInstructor: { params: { ...taught, ...user } },
    listTeaching: {},
    findTeachers: { query: { find: 'noether' } },

    register: { ...student, body: wishes },
    checkRegistration: { ...student, body: wishes },
    listEnrolments: student,
    listRoster: { params: taught },
    listHolds: student,
    placeHold: { ...student, body: { reason: 'Library book', office: 'Library' } },
    releaseHold: { params: { studentId: ada, holdId: 'none' } },
    watchRegistration: { params: { termId } },

    readPolicy: { params: { kind: 'record' } },
    readPolicyVersion: { params: { kind: 'record', version: '0' } },
    writePolicyDraft: {
      body: { version: 0, effectiveFrom: '2027-01-01', content: { kind: 'record', rules: ownRules } },
    },
    discardPolicyDraft: { params: { kind: 'record' }, body: { version: 1 } },
    startPolicyDryRun: { params: { kind: 'record' }, body: { draftVersion: 1 } },
    stopPolicyDryRun: { params: { kind: 'record' } },
    publishPolicy: { params: { kind: 'record' }, body: { draftVersion: 1, reason: 'The senate decided so' } },

    listMeetings: { params: taught },
    readRegister: { params: meeting },
    markRegister: { params: meeting, body: { marks: [{ studentId: ada, state: 'present' }] } },
    submitRegister: { params: meeting },
    listLeaves: student,
    askLeave: {
      ...student,
      body: { kind: 'duty', from: '2027-01-13', to: '2027-01-15', reason: 'Plays for the college' },
    },
    withdrawLeave: { params: { studentId: ada, leaveId: 'none' } },
    watchLeaves: {},
    watchLateRegisters: { params: { termId } },
    listOwnLateRegisters: {},
    reportAttendance: { params: { termId } },
    readGradeCuts: { params: taught },
    keepGradeCuts: { params: taught, body: { cuts: [{ letter: 'A', from: 9000 }], heads: [], version: 0 } },
    chooseDoubleEntry: { params: taught, body: { on: true } },
    settleDifference: { params: taught, body: { studentId: ada, take: 'first' } },
    reportGrades: { params: { termId } },
    remindOfRegisters: { params: taught },
    decideLeave: { params: { studentId: ada, leaveId: 'none' }, body: { decision: 'approved' } },
    addMeeting: { params: taught, body: { date: '2027-01-14', start: 540, end: 590, room: 'C05' } },
    listMeetingChanges: { query: { from: '2027-01-11', to: '2027-01-17' } },
    cancelMeeting: { params: meeting, body: { reason: 'The teacher is ill' } },
    resumeMeeting: { params: meeting },
    readCheckIn: { params: meeting },
    readCheckInCodes: { params: meeting },
    openCheckIn: { params: meeting, body: { minutes: 10 } },
    closeCheckIn: { params: meeting },
    takeCheckIns: { params: meeting, body: { lateAfter: 10, others: 'absent' } },
    readOwnCheckIn: { params: { ...student.params, ...meeting } },
    checkIn: {
      params: { ...student.params, ...meeting },
      body: { code: '123456', device: 'a-browser-of-ada' },
    },
    readAttendance: student,
    readEligibility: { params: taught },
    condoneShortage: { params: taught, body: { studentId: ada, reason: 'Was in hospital' } },

    readGradebook: { params: taught },
    changeGradebookPlan: {
      params: taught,
      body: { categories: [], lateLoses: 10, missing: 'zero', version: 0 },
    },
    createAssessment: { params: taught, body: { title: 'Midterm', outOf: 50, weight: 40 } },
    changeAssessment: { params: assessment, body: { version: 1, title: 'Final' } },
    enterMarks: { params: assessment, body: { marks: [{ studentId: ada, value: 40 }] } },
    releaseAssessment: { params: assessment },

    readFinalGrades: { params: taught },
    enterFinalGrades: { params: taught, body: { grades: [{ studentId: ada, grade: 'A' }] } },
    submitFinalGrades: { params: taught },
    returnFinalGrades: { params: taught, body: { note: 'One grade is missing' } },
    approveFinalGrades: { params: taught },
    postFinalGrades: { params: taught },
    releaseFinalGrades: { params: taught },
    listFinalGrades: { params: { termId } },
    requestGradeChange: {
      params: taught,
      body: { studentId: ada, kind: 'correction', to: 'A', reason: 'Added up wrongly' },
    },
    listGradeChanges: {},
    readGradeChange: { params: { ...taught, changeId: 'none' } },
    decideGradeChange: { params: { ...taught, changeId: 'none' }, body: { decision: 'approve' } },

    listAlerts: { params: { termId } },
    listSectionAlerts: { params: taught },
    readStandingRun: { params: { termId } },
    startStandingRun: { params: { termId } },
    stopStandingRun: { params: { termId } },
    listStandingRows: { params: { termId }, query: { outcome: 'good' } },
    overrideStanding: {
      params: { termId, studentId: ada },
      body: { outcome: 'good', reason: 'Was in hospital' },
    },
    commitStandingRun: { params: { termId } },
    readStandings: student,
    reviseStanding: {
      params: { ...student.params, termId },
      body: { version: 1, outcome: 'good', reason: 'A certificate was sent' },
    },
    appealStanding: { ...student, body: { text: 'I was in hospital for six weeks.' } },
    listStandingReviews: {},
    decideStandingReview: {
      params: { studentId: ada, termId, kind: 'appeal' },
      body: { version: 1, note: 'The certificate was seen' },
    },

    listIncompletes: {},
    extendIncomplete: {
      params: { ...taught, studentId: ada },
      body: { dueOn: '2027-08-01', reason: 'Was in hospital' },
    },

    readInbox: {},
    markInboxRead: { body: { until: '2027-01-11T08:00:00.000Z' } },
    listAnnouncements: {},
    announce: { body: { title: 'Library', body: 'It is open all night.', to: { to: 'everyone' } } },
    withdrawAnnouncement: { params: { announcementId: 'none' } },
    listSavedCohorts: {},
    saveCohort: {
      body: {
        title: 'First years',
        rule: { by: 'facts', programmeIds: [], admitted: ['2027'], statuses: [] },
      },
    },
    changeSavedCohort: {
      params: { cohortId: 'none' },
      body: {
        title: 'First years',
        rule: { by: 'list', rollNumbers: ['CS27-001'] },
        archived: false,
        version: 1,
      },
    },
    countCohort: { body: { rule: { by: 'list', rollNumbers: ['CS27-001'] } } },
    readMailPreferences: {},
    changeMailPreferences: { body: { announcements: 'daily', record: 'at-once' } },
    endMail: { params: { kind: 'daily', userId: 'u-registrar', seal: 'a'.repeat(43) } },
    listLetters: {},
    sendLetterAgain: { params: { letterId: 'none' } },
    discardLetter: { params: { letterId: 'none' } },
    listSectionAnnouncements: { params: taught },
    announceToSection: { params: taught, body: { title: 'Room', body: 'We meet in C05.' } },
    withdrawFromSection: { params: { ...taught, announcementId: 'none' } },

    readRecord: student,
    listDistributions: { params: { courseId: course.calculus } },
    proveAverage: { ...student, query: { termId } },

    previewDocument: { params: { studentId: ada, kind: 'transcript' } },
    listDocuments: student,
    issueDocument: { ...student, body: { kind: 'enrolment-certificate', termId } },
    downloadDocument: { params: { studentId: ada, code: '8F2K77QP3M9DXH40', format: 'json' } },
    revokeDocument: { params: { studentId: ada, code: '8F2K77QP3M9DXH40' }, body: { reason: 'Wrong name' } },
    verifyCode: { params: { code: '8F2K77QP3M9DXH40' } },
    verifyFile: { body: { sha256: 'a'.repeat(64), code: '8F2K77QP3M9DXH40' } },
    listSigningKeys: {},
    renewSigningKey: {},
    readDocumentPolicy: {},
    changeDocumentPolicy: { body: { version: 0, selfService: ['enrolment-certificate'] } },
    listDocumentBatches: {},
    startDocumentBatch: { body: { kind: 'transcript', programmeId } },
    readDocumentBatch: { params: { jobId: 'none' } },
    cancelDocumentBatch: { params: { jobId: 'none' } },
    downloadCondonationPacket: { params: taught },
    downloadDocumentBatch: { params: { jobId: 'none' } },

    listImportFields: { params: { kind: 'students' } },
    listImports: {},
    startImport: { body: { kind: 'students', fileName: 'students.csv', text: 'roll,name\n1,Ada\n' } },
    readImport: { params: { jobId: 'none' } },
    listImportFaults: { params: { jobId: 'none' } },
    mapImport: { params: { jobId: 'none' }, body: { mapping: { rollNumber: 'roll' } } },
    commitImport: { params: { jobId: 'none' } },
    cancelImport: { params: { jobId: 'none' } },
    undoImport: { params: { jobId: 'none' } },
    listExportTables: {},
    exportEverything: {},
    exportTable: { params: { kind: 'students' } },

    readHealth: {},
    readOpenApi: {},
    listActivity: {},
    readStatistics: {},
    readTermStatistics: { params: { termId } },
    readDesk: {},
    readToday: {},
  }
}
