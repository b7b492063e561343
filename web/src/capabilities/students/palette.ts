import { fullName, listStudents } from '@matricula/contract/students'
import { call } from '#platform/call.ts'
import type { PaletteSource } from '#platform/capability.ts'

/** Students by the beginning of any word of their names, or by roll number. */
export const studentPalette: readonly PaletteSource[] = [
  {
    group: 'people',
    when: (session) => session.can('student.list'),
    async find(text, signal) {
      const { items } = await call(listStudents, { query: { find: text, limit: 6 } }, { signal })
      return items.map((student) => ({
        id: `student-${student.studentId}`,
        label: fullName(student),
        detail: student.rollNumber,
        to: `/students/${student.studentId}`,
      }))
    },
  },
]
