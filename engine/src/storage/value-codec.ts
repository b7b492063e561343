import { addExtension, Packr } from 'msgpackr'
import { NumberValue } from '#engine/values/number-value.ts'

addExtension({
  Class: NumberValue,
  type: 0x31,
  write: (number: NumberValue) => number.value,
  read: (text: string) => new NumberValue(text),
})

/** Where the shapes of items are kept, so that each item stores its values and not its field names. */
export interface ShapeKeeper {
  load(): Shapes | undefined
  /** Answers false when someone else has changed the shapes since they were loaded. */
  save(shapes: Shapes, stillFits: (kept: Shapes | undefined) => boolean): boolean
}

export type Shapes = readonly object[]

/** Values to bytes and back; the shapes of items are shared through their keeper. */
export interface ValueCodec {
  encode(value: unknown): Uint8Array
  decode(bytes: Uint8Array): unknown
  /** Forgets shapes that were never kept, after a failed commit. */
  forgetShapes(): void
}

const sharedShapes = 1024
const widestShape = 64
const plainName = /^[A-Za-z_][A-Za-z_]{0,40}\d{0,2}[A-Za-z_]{0,20}$/

/** Creates a codec. Maps inside an item keep their own names: ids as names would flood the shared shapes. */
export function createValueCodec(keeper: ShapeKeeper): ValueCodec {
  let outermost: unknown
  const packr = new Packr({
    useRecords: (value: unknown) => value === outermost,
    mapsAsObjects: true,
    moreTypes: true,
    copyBuffers: true,
    maxSharedStructures: sharedShapes,
    shouldShareStructure: isOrdinaryShape,
    getStructures: () => [...(keeper.load() ?? [])],
    saveStructures: (shapes: object[], stillFits?: unknown) =>
      keeper.save(shapes, (kept) => (typeof stillFits === 'function' ? Boolean(stillFits(kept)) : true)),
  })
  return {
    encode(value) {
      outermost = value
      return packr.pack(value)
    },
    decode: (bytes): unknown => packr.unpack(bytes),
    forgetShapes: () => packr.clearSharedData(),
  }
}

function isOrdinaryShape(names: readonly string[]): boolean {
  return names.length <= widestShape && names.every((name) => plainName.test(name))
}
