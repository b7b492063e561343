import type { Wording } from './wording.ts'

/** What is refused about attendance, marks, grades, standing and documents. */
export const academicProblems = {
  'register.not-held': {
    status: 404,
    title: 'The section does not meet then',
    detail: 'Choose one of the section’s meetings.',
  },
  'register.submitted': {
    status: 409,
    title: 'This register has been submitted',
    detail: 'Give a reason to change it.',
  },
  'register.cancelled': {
    status: 409,
    title: 'This meeting was not held',
    detail: 'Say first that it was held after all; then its register can be taken.',
  },
  'attendance.nobody-short': {
    status: 409,
    title: 'Nobody in this section has a shortage of attendance',
    detail: 'There is nothing to decide over.',
  },
  'register.none-late': {
    status: 409,
    title: 'No register of this section is missing',
    detail: 'There is nothing to remind of. Load the list anew.',
  },
  'register.nobody-teaches': {
    status: 409,
    title: 'Nobody teaches this section',
    detail: 'Assign somebody to the section, then remind them.',
  },
  'register.reminded': {
    status: 409,
    title: 'They were reminded today',
    detail: 'Remind them again tomorrow if the registers are still missing.',
  },
  'check-in.closed': {
    status: 409,
    title: 'Check-in is not open',
    detail: 'It is open while the teacher keeps it so. Tell your teacher that you are here.',
  },
  'check-in.stranger': {
    status: 403,
    title: 'You do not sit in this section',
    detail:
      'Check that the code is that of your own class. If you have just enrolled, try again in a minute.',
  },
  'check-in.other-day': {
    status: 409,
    title: 'This meeting is not today',
    detail: 'Check-in is opened on the day of the meeting. Open the register of today’s meeting.',
  },
  'attendance.not-condonable': {
    status: 409,
    title: 'This shortage cannot be condoned',
    detail: 'It is none, or it is below what anybody may condone. Look at the student’s attendance.',
  },
  'attendance.condoned': {
    status: 409,
    title: 'This shortage has been condoned already',
    detail: 'Nothing needs to be done.',
  },
  'mark.refused': {
    status: 409,
    title: 'Some marks were not saved',
    detail: 'Each of them is named with the reason; the others are saved.',
  },
  'grades.not-now': {
    status: 409,
    title: 'The final grades of this section are not at that step',
    detail: 'Look at how far they are; somebody may have moved them on meanwhile.',
  },
  'grades.incomplete': {
    status: 409,
    title: 'Some students have neither a grade nor a reason',
    detail: 'Enter a grade for each of them, or the reason why there is none.',
  },
  'grades.differ': {
    status: 409,
    title: 'The two entries of these grades differ',
    detail: 'Decide for each student who is named which entry counts.',
  },
  'grades.same': {
    status: 409,
    title: 'The two entries do not differ for this student',
    detail: 'Load the grades anew; somebody may have decided meanwhile.',
  },
  'grades.begun': {
    status: 409,
    title: 'Grades have been entered already',
    detail: 'How many people enter them is chosen before anybody begins.',
  },
  'grades.two-enter': {
    status: 409,
    title: 'Two others enter these grades',
    detail: 'Wait until both are done; then differences can be decided.',
  },
  'grades.same-person': {
    status: 403,
    title: 'Whoever entered grades does not approve or post them',
    detail: 'Ask another registrar to do this step.',
  },
  'leave.decided': {
    status: 409,
    title: 'This leave has been decided or withdrawn',
    detail: 'Ask for another one where that is needed.',
  },
  'standing.busy': {
    status: 409,
    title: 'The standings of this term are being worked on',
    detail: 'Wait until that is over, or stop it first.',
  },
  'standing.not-now': {
    status: 409,
    title: 'The standings of this term are not at that step',
    detail: 'Look at how far they are; somebody may have moved them on meanwhile.',
  },
  'standing.no-appeal': {
    status: 409,
    title: 'There is no standing to appeal against',
    detail: 'An appeal is made once, against the newest standing where it is not good.',
  },
  'grade-change.too-late': {
    status: 409,
    title: 'The time for changing this grade is over',
    detail: 'A grade can be changed within a year after the term; ask the registrar what can be done.',
  },
  'grade-change.pending': {
    status: 409,
    title: 'A change of this grade is being decided already',
    detail: 'Wait for the decision, then ask again if you still need to.',
  },
  'document.term-missing': {
    status: 409,
    title: 'There is nothing to write on this document for that term',
    detail: 'Choose a term in which the student is enrolled.',
  },
  'document.not-self-service': {
    status: 403,
    title: 'This document is issued by the registrar',
    detail: 'Ask the registrar’s office for it, or look at the unofficial view.',
  },
  'document.ended': {
    status: 409,
    title: 'This document is no longer valid',
    detail: 'It was revoked or replaced before; nothing was changed.',
  },
  'document.unprintable': {
    status: 409,
    title: 'Some letters of this document cannot be printed',
    detail: 'Correct the name or the title that holds them, or take the JSON file.',
  },
  'document.printer-missing': {
    status: 503,
    title: 'This server cannot print documents yet',
    detail: 'Ask an administrator to install what is missing. The JSON file can be had meanwhile.',
  },
  'document.batch-empty': {
    status: 409,
    title: 'Nobody is in this programme and year',
    detail: 'Choose another programme or year.',
  },
  'document.batch-large': {
    status: 409,
    title: 'These are too many students for one batch',
    detail: 'A batch takes at most 2,000; choose one year of the programme.',
  },
  'document.batch-over': {
    status: 409,
    title: 'This batch has ended already',
    detail: 'Look at its state; what it has issued stays issued.',
  },
} as const satisfies Record<string, Wording>
