import { z } from 'zod'

/** What a person may have typed: capitals or not, spaces and hyphens anywhere, O for 0, I and L for 1. */
const asTyped = (text: string): string =>
  text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

/**
 * Names one issued document and is printed on it: 80 random bits as 16 letters and digits of Crockford's alphabet, which
 * has no letters that look like digits. Whoever holds it holds the document, so it opens what was issued and no more.
 */
export const DocumentCode = z
  .string()
  .max(64, 'A code has 16 letters and digits')
  .transform(asTyped)
  .pipe(
    z
      .string()
      .regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, 'A code has 16 letters and digits, such as 8F2K-77QP-3M9D-XH40'),
  )
  .brand('DocumentCode')
export type DocumentCode = z.infer<typeof DocumentCode>

/** Four groups of four, as it is printed and read aloud. */
export const spacedCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code
