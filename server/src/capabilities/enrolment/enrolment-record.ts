import type { Section } from '@matricula/contract/catalogue'
import type { Item } from '#platform/store/write.ts'
import { enrolmentItem, listOf, type StoredEnrolment } from './items.ts'
import type { Person } from './profiles.ts'

type Own = Pick<StoredEnrolment, 'credits' | 'since' | 'grade'> & { readonly state: 'enrolled' | 'completed' }

/** An enrolment as it is stored: with what a roster shows of the person and a record of the section. */
export function enrolmentRecord({ status: _, ...person }: Person, section: Section, own: Own): Item {
  const { sectionId, termId, courseId, courseTitle, code } = section
  return enrolmentItem.itemOf({
    ...person,
    sectionId,
    termId,
    courseId,
    courseTitle,
    code,
    list: listOf[own.state],
    ...own,
  })
}
