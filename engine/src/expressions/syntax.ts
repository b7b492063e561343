/** Where the expression stands in the request; AWS's messages begin with it. */
export type ExpressionKind =
  | 'ConditionExpression'
  | 'KeyConditionExpression'
  | 'FilterExpression'
  | 'UpdateExpression'
  | 'ProjectionExpression'

/** A document path as written: names (or `#placeholders`) and list positions. */
export type Path = readonly (string | number)[]

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'size'; readonly of: Operand }
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: Operand }
  | { readonly kind: 'list_append'; readonly left: Operand; readonly right: Operand }
  | { readonly kind: '+' | '-'; readonly left: Operand; readonly right: Operand }

export type Condition =
  | { readonly kind: 'and'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'compare'
      readonly operator: Comparator
      readonly left: Operand
      readonly right: Operand
    }
  | { readonly kind: 'between'; readonly of: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly of: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'attribute_exists' | 'attribute_not_exists'; readonly path: Path }
  | {
      readonly kind: 'attribute_type' | 'begins_with' | 'contains'
      readonly left: Operand
      readonly right: Operand
    }

export type UpdateAction =
  | { readonly kind: 'SET'; readonly path: Path; readonly value: Operand }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: Path; readonly value: Operand }
  | { readonly kind: 'REMOVE'; readonly path: Path }

/** An expression read once: its tree, and the placeholders it uses. */
export interface Parsed<Tree> {
  readonly kind: ExpressionKind
  readonly tree: Tree
  readonly names: ReadonlySet<string>
  readonly values: ReadonlySet<string>
}
