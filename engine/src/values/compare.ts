import {
  type AttributeValue,
  isList,
  isMap,
  isNumber,
  isSet,
  kindOf,
  type SetMember,
  type ValueMap,
  type ValueSet,
} from './attribute-value.ts'
import { compareNumbers, numberText } from './decimal.ts'

/** Orders two values of one ordered type (string, number, binary); undefined where there is no order. */
export function compareValues(left: AttributeValue, right: AttributeValue): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right)
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right)
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right)
  return undefined
}

/** From the surrogates on, JavaScript's own order is not that of UTF-8. */
const orderedOtherwise = /[\ud800-\u{10ffff}]/u

/** UTF-8 order. Bytes are made only where they could differ from JavaScript's order: large sets compare often. */
function compareStrings(left: string, right: string): number {
  if (left === right) return 0
  if (!orderedOtherwise.test(left) && !orderedOtherwise.test(right)) return left < right ? -1 : 1
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}

/** Equality as DynamoDB sees it: by type and content, sets without order. */
export function sameValue(left: AttributeValue, right: AttributeValue): boolean {
  if (typeof left !== 'object' || left === null) return sameScalar(left, right)
  if (isList(left)) return isList(right) && sameList(left, right)
  if (isSet(left)) return isSet(right) && sameSet(left, right)
  if (isMap(left)) return isMap(right) && sameMap(left, right)
  return compareValues(left, right) === 0
}

function sameScalar(left: AttributeValue, right: AttributeValue): boolean {
  if (typeof left === 'number' && typeof right === 'object') return compareValues(left, right) === 0
  return left === right
}

function sameList(left: readonly AttributeValue[], right: readonly AttributeValue[]): boolean {
  if (left.length !== right.length) return false
  return left.every((value, at) => {
    const other = right[at]
    return other !== undefined && sameValue(value, other)
  })
}

function sameMap(left: ValueMap, right: ValueMap): boolean {
  const names = Object.keys(left)
  if (names.length !== Object.keys(right).length) return false
  return names.every((name) => {
    const one = left[name]
    const two = Object.hasOwn(right, name) ? right[name] : undefined
    return one !== undefined && two !== undefined && sameValue(one, two)
  })
}

function sameSet(left: ValueSet, right: ValueSet): boolean {
  if (left.size !== right.size || kindOf(left) !== kindOf(right)) return false
  const names = new Set([...right].map(memberName))
  return [...left].every((member) => names.has(memberName(member)))
}

/** A text that two members of one set share exactly when they are equal. */
export function memberName(member: SetMember): string {
  if (typeof member === 'string') return member
  if (member instanceof Uint8Array) return Buffer.from(member).toString('latin1')
  return numberText(member)
}

/** A set of members in DynamoDB's own order: bytes and text bytewise, numbers by value. */
export function setOf(members: readonly SetMember[]): ValueSet {
  if (members.length < 2) return new Set(members)
  return new Set(members.toSorted((one, two) => compareValues(one, two) ?? 0))
}
