/** Those who sign in, by what they are to the school. */
export const people = {
  administrator: { name: 'Katherine Johnson', loginName: 'katherine@school.test' },
  registrar: { name: 'Rosalind Franklin', loginName: 'rosalind@school.test' },
  instructor: { name: 'Emmy Noether', loginName: 'emmy@school.test' },
  ada: { name: 'Ada Lovelace', loginName: 'cs26-001' },
  grace: { name: 'Grace Hopper', loginName: 'cs26-002' },
} as const

export type PersonName = keyof typeof people

/** Everyone's, so that a story need not say it. */
export const password = 'quiet otter under seven bridges'
