/** What must hold of a stored item, as data; `expressionOf` turns it into DynamoDB's words. */
export type Condition =
  | { readonly test: 'absent' | 'present'; readonly attribute: string }
  | { readonly test: '=' | '<>' | '<' | '<=' | '>' | '>='; readonly attribute: string; readonly value: Plain }
  | { readonly test: 'contains' | 'lacks'; readonly attribute: string; readonly value: Plain }
  | { readonly test: 'all' | 'any'; readonly of: readonly Condition[] }
  | {
      readonly test: 'less-than-attribute' | 'at-most-attribute'
      readonly attribute: string
      readonly other: string
    }

export type Plain = string | number | boolean

export const absent = (attribute: string): Condition => ({ test: 'absent', attribute })
export const present = (attribute: string): Condition => ({ test: 'present', attribute })
export const equals = (attribute: string, value: Plain): Condition => ({ test: '=', attribute, value })
export const atMost = (attribute: string, value: number): Condition => ({ test: '<=', attribute, value })
export const atLeast = (attribute: string, value: Plain): Condition => ({ test: '>=', attribute, value })
export const contains = (attribute: string, value: Plain): Condition => ({
  test: 'contains',
  attribute,
  value,
})
/** Holds too where the attribute is absent. */
export const lacks = (attribute: string, value: Plain): Condition => ({ test: 'lacks', attribute, value })
export const lessThanAttribute = (attribute: string, other: string): Condition => ({
  test: 'less-than-attribute',
  attribute,
  other,
})
export const atMostAttribute = (attribute: string, other: string): Condition => ({
  test: 'at-most-attribute',
  attribute,
  other,
})
export const all = (...of: readonly Condition[]): Condition => ({ test: 'all', of })
export const any = (...of: readonly Condition[]): Condition => ({ test: 'any', of })
