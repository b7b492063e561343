import { listCourses } from '@matricula/contract/catalogue'
import { SubjectId } from '@matricula/contract/kernel'
import { call } from '#platform/call.ts'
import type { PaletteSource } from '#platform/capability.ts'

/** "cs", "CS-2", "cs 201": the letters name the subject, the figures begin the number. */
const code = /^\s*(\p{L}{2,})[\s-]*(\w*)\s*$/u

/** Courses by the beginning of their code. */
export const cataloguePalette: readonly PaletteSource[] = [
  {
    group: 'courses',
    when: (session) => session.canSomewhere('catalogue.read'),
    async find(text, signal) {
      const [, letters = '', number = ''] = code.exec(text) ?? []
      const subjectId = SubjectId.safeParse(letters.toUpperCase())
      if (!subjectId.success) return []
      const query = { subjectId: subjectId.data, limit: 100 }
      const { items } = await call(listCourses, { query }, { signal })
      return items
        .filter((course) => course.number.toLowerCase().startsWith(number.toLowerCase()))
        .map(({ courseId, title }) => ({
          id: `course-${courseId}`,
          label: courseId,
          detail: title,
          to: `/courses/${courseId}`,
        }))
    },
  },
]
