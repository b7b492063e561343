import type { Refusal, RefusalCode } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'

type Facts = Refusal['facts']
type Words = (facts: Facts) => string

const days = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const dayOf = (day: Facts[string] | undefined): string => days[Number(day)] ?? ''
const clock = (minute: Facts[string] | undefined): string =>
  `${String(Math.floor(Number(minute) / 60)).padStart(2, '0')}:${String(Number(minute) % 60).padStart(2, '0')}`
const counted = (count: Facts[string] | undefined, one: string, many: string): string =>
  `${count} ${Number(count) === 1 ? one : many}`
const instant = (at: Facts[string] | undefined): string =>
  `${String(at).slice(0, 16).replace('T', ' at ')} UTC`

/** Each refusal in whole sentences: what, why, and who can lift it or how. Facts are named in the same words everywhere. */
const words: Record<RefusalCode, Words> = {
  'window-not-open': ({ term, opensAt }) =>
    `Registration for ${term} is not open yet. It opens on ${instant(opensAt)}. Your plan is kept until then.`,
  'window-closed': ({ term, closesAt }) =>
    `Registration for ${term} is closed. It closed on ${instant(closesAt)}. Ask the registrar for a late change.`,
  'window-paused': ({ term }) =>
    `Registration for ${term} is paused. The registrar has paused it for everyone. Your plan is kept; try again when it goes on.`,
  'section-closed': ({ section }) =>
    `${section} takes no more students. The registrar has closed it. Choose another section, or ask the registrar.`,
  'section-cancelled': ({ section }) =>
    `${section} is not held. It has been cancelled. Choose another section.`,
  hold: ({ reason, office }) =>
    `A hold stops this registration. ${String(reason).replace(/[.\s]+$/, '')}. It is lifted by: ${office}.`,
  'already-enrolled': ({ section }) =>
    `${section} is registered already. One course is taken once a term. Nothing needs to be done.`,
  'already-waiting': ({ section }) =>
    `${section} is waited for already. One course is waited for once. Leave that waitlist first to wait elsewhere.`,
  'other-section-of-course': ({ course, section }) =>
    `${course} is registered already, in ${section}. One course is taken once a term. Swap the section instead.`,
  'seats-full': ({ section, capacity, waiting }) =>
    `${section} is full. All ${counted(capacity, 'seat is', 'seats are')} taken and ${counted(waiting, 'student waits', 'students wait')}. Join the waitlist or choose another section.`,
  'others-waiting': ({ section, waiting }) =>
    `${section} has a waitlist. A free seat goes to the ${counted(waiting, 'student who waits', 'students who wait')}. Join the waitlist or choose another section.`,
  'credit-limit': ({ section, over, limit, credits, adds }) =>
    `${section} is ${counted(over, 'credit', 'credits')} over the limit. ${credits} registered and ${adds} more exceed the ${limit} of this term. Drop a course first, or ask the registrar to raise the limit.`,
  'time-clash': ({ section, other, day, start, end }) =>
    `${section} overlaps ${other}. Both meet on ${dayOf(day)} from ${clock(start)} to ${clock(end)}. Choose another section, or drop ${other} first.`,
  prerequisite: ({ section, course }) =>
    `${section} needs ${course}. It has not been passed yet. Take ${course} first, or ask the registrar if it was passed elsewhere.`,
  'part-missing': ({ section, part }) =>
    `${section} is taken together with: ${part}. The parts of a course are registered and dropped as one. Name one section of each part.`,
  'part-mixed': ({ section, other }) =>
    `${section} and ${other} do not go together. They are not the parts of one arrangement of one course. Choose one section of each part.`,
  'parent-missing': ({ section, parent }) =>
    `${section} belongs to ${parent}. Whoever sits in one sits in the other. Choose ${parent} too, or a section that goes with yours.`,
  'already-finished': ({ section }) =>
    `${section} is finished. Its final grade is on the record, so there is nothing to drop. Ask the registrar if the grade is wrong.`,
  'not-enrolled': ({ section }) =>
    `${section} is not registered. There is nothing to drop. Look at the list of registered courses.`,
  'not-waiting': ({ section }) =>
    `${section} is not waited for. There is no waitlist to leave. Look at the list of registered courses.`,
  'student-not-active': ({ status }) =>
    `This student cannot register. The status of the record is ${status}. The registrar can make it active again.`,
  'other-term': ({ section, term }) =>
    `${section} is not offered in ${term}. It belongs to another term. Choose a section of ${term}.`,
}

/** Says why not, with the facts that decided. */
export const refuse = (code: RefusalCode, facts: Facts, sectionId?: SectionId): Refusal => ({
  code,
  message: words[code](facts),
  facts,
  ...(sectionId && { sectionId }),
})
