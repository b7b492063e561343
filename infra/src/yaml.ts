import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  Pair,
  parseDocument,
  Scalar,
  stringify,
  YAMLMap,
  YAMLSeq,
} from 'yaml'
import { isList, isRecord, type Json, type JsonRecord } from './json.ts'

/** Longest line that a small list or map is written on. */
const widest = 150

/** Without deeper lists, both topologies fit what CloudFormation takes inline. */
const style = { lineWidth: 0, flowCollectionPadding: false, indentSeq: false }

/** A template as people write it: short forms of the functions, and small things on one line. */
export const writeYaml = (template: Json): string => stringify(nodeOf(template), style)

/** A template in the long forms, whichever forms it was written in. */
export function readYaml(text: string): JsonRecord {
  const document = parseDocument(text, { logLevel: 'silent' })
  const [fault] = document.errors
  if (fault) throw new Error(fault.message)
  const template = valueOf(document.contents)
  return isRecord(template) ? template : {}
}

function nodeOf(value: Json): Node {
  const short = shortOf(value)
  if (short) return short
  if (isList(value)) return compact(sequenceOf(value))
  if (!isRecord(value)) return scalarOf(value)
  const map = new YAMLMap()
  for (const [name, part] of Object.entries(value))
    if (part !== undefined) map.items.push(new Pair(new Scalar(name), nodeOf(part)))
  return compact(map)
}

function sequenceOf(values: readonly Json[]): YAMLSeq {
  const sequence = new YAMLSeq()
  sequence.items.push(...values.map(nodeOf))
  return sequence
}

function scalarOf(value: string | number | boolean | null): Scalar {
  const scalar = new Scalar(value)
  if (typeof value === 'string' && value.includes('\n')) scalar.type = Scalar.BLOCK_LITERAL
  return scalar
}

/** `Fn::Base64` keeps its long form: two short forms may not stand side by side. */
function shortOf(value: Json): Node | undefined {
  const [name, inside] = onlyEntryOf(value)
  if (name === 'Ref' || name === 'Condition')
    return typeof inside === 'string' ? tagged(scalarOf(inside), name) : undefined
  if (name === 'Fn::GetAtt') return tagged(scalarOf(wordsOf(inside).join('.')), name)
  if (!name.startsWith('Fn::') || name === 'Fn::Base64' || isRecord(inside)) return undefined
  return tagged(isList(inside) ? compact(sequenceOf(inside)) : scalarOf(inside), name)
}

/** The one entry of a record that has no other. */
function onlyEntryOf(value: Json): readonly [string, Json] {
  const entries = isRecord(value) ? Object.entries(value) : []
  const [[name, inside] = ['', null]] = entries.length === 1 ? entries : []
  return [name, inside ?? null]
}

const wordsOf = (value: Json): string[] =>
  (isList(value) ? value : [value]).filter((word) => typeof word === 'string')

function tagged<T extends Node>(node: T, name: string): T {
  node.tag = `!${name.replace('Fn::', '')}`
  return node
}

/** On one line where it fits. */
function compact<T extends YAMLMap | YAMLSeq>(collection: T): T {
  const before = collection.flow
  collection.flow = true
  const line = stringify(collection, style).trimEnd()
  if (line.length > widest || line.includes('\n')) {
    if (before === undefined) delete collection.flow
    else collection.flow = before
  }
  return collection
}

function valueOf(node: unknown): Json {
  if (!isNode(node)) return null
  const plain = plainOf(node)
  if (node.tag === undefined || !node.tag.startsWith('!') || node.tag.startsWith('!!')) return plain
  const name = node.tag.slice(1)
  if (name === 'Ref' || name === 'Condition') return { [name]: plain }
  if (name === 'GetAtt' && typeof plain === 'string') {
    const dot = plain.indexOf('.')
    return { 'Fn::GetAtt': [plain.slice(0, dot), plain.slice(dot + 1)] }
  }
  return { [`Fn::${name}`]: plain }
}

function plainOf(node: Node): Json {
  if (isSeq(node)) return node.items.map(valueOf)
  if (isMap(node))
    return Object.fromEntries(node.items.map(({ key, value }) => [nameOf(key), valueOf(value)]))
  if (!isScalar(node)) return null
  const { value } = node
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

const nameOf = (key: unknown): string => (isScalar(key) && typeof key.value === 'string' ? key.value : '')
