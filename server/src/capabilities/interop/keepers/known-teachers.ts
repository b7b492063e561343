import type { Section } from '@matricula/contract/catalogue'
import type { Identity } from '#capabilities/identity/index.ts'

export type Teachers = Section['instructors']

/** Who signs in with which name; a run asks once for each. */
export interface KnownTeachers {
  /** Who teaches, or the first name that nobody signs in with. */
  named(names: readonly string[] | undefined): Promise<Teachers | string | undefined>
}

export function createKnownTeachers(identity: Pick<Identity, 'accountByLogin'>): KnownTeachers {
  const people = new Map<string, Teachers[number] | undefined>()

  return {
    async named(names) {
      if (!names) return undefined
      const teachers: Teachers = []
      for (const name of names) {
        if (!people.has(name)) {
          const account = await identity.accountByLogin(name)
          people.set(name, account && { userId: account.userId, name: account.name })
        }
        const person = people.get(name)
        if (!person) return name
        teachers.push(person)
      }
      return teachers
    },
  }
}
