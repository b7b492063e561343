/** How much is made up: students, and finished terms before the one that runs. */
export const sizes = {
  small: { students: 1200, terms: 1 },
  large: { students: 10_000, terms: 4 },
} as const
