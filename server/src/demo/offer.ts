import type { Section } from '@matricula/contract/catalogue'
import type { CourseId } from '@matricula/contract/kernel'

/** Gives out the sections of a term, those of one course in turn, so that they fill evenly. */
export interface Offer {
  /** A lecture, with a laboratory where the course has any. */
  bundleOf(courseId: CourseId): Section[]
}

export function createOffer(sections: readonly Section[]): Offer {
  const lectures = new Map<CourseId, Section[]>()
  const laboratories = new Map<CourseId, Section[]>()
  for (const section of sections) {
    const byCourse = section.part === '2' ? laboratories : lectures
    const list = byCourse.get(section.courseId)
    if (list) list.push(section)
    else byCourse.set(section.courseId, [section])
  }
  const turns = new Map<CourseId, number>()
  return {
    bundleOf(courseId) {
      const turn = turns.get(courseId) ?? 0
      turns.set(courseId, turn + 1)
      return [lectures.get(courseId), laboratories.get(courseId)].flatMap((list = []) => {
        const section = list[turn % list.length]
        return section ? [section] : []
      })
    },
  }
}
