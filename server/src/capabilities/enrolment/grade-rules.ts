/** Letters by which transcripts say that a course was not passed. */
const notPassed = new Set(['F', 'FF', 'WF', 'W', 'I', 'U', 'NP', 'NC', 'RA', 'AB', 'ABS', 'FAIL'])

/** Whether a final grade counts where a course requires another; no grade means that the file says completed. */
export const isPass = (grade: string | undefined): boolean =>
  grade === undefined || !notPassed.has(grade.trim().toUpperCase())
