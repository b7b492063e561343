/** A spreadsheet would take a cell that begins so for a formula. */
const formula = /^'*[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/

/** What is written to a file: one apostrophe more where a spreadsheet would calculate, so that it shows text. */
export const guardCell = (value: string): string => (formula.test(value) ? `'${value}` : value)

/** Takes back exactly what `guardCell` put in front. */
export const unguardCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)
