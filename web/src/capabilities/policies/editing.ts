/** How the fields are shown: to be filled in, or to be read. */
export interface Sheet {
  /** What to enter at a path within the rules, such as `schemes.0.title`. */
  readonly fault: (path: string) => string | undefined
  readonly readOnly: boolean
}

/** What the editor of one kind of rules takes. */
export interface EditorProps<Rules> {
  readonly rules: Rules
  readonly onChange: (rules: Rules) => void
  readonly sheet: Sheet
}

/** A part of the rules and where it is: `schemes.0`, or nothing for the whole. */
export interface PartProps<Part> {
  readonly part: Part
  readonly path: string
  readonly onChange: (part: Part) => void
  readonly sheet: Sheet
}

/** Binds the fields of a part: each is named as the contract names it, so that a fault finds its field. */
export function fieldsOf<Part extends object>({ part, path, onChange, sheet }: PartProps<Part>) {
  const within = (name: string): string => (path === '' ? name : `${path}.${name}`)
  return <Name extends keyof Part & string>(name: Name) => ({
    name: `content.rules.${within(name)}`,
    value: part[name],
    onChange: (value: Part[Name]) => onChange({ ...part, [name]: value }),
    error: sheet.fault(within(name)),
    readOnly: sheet.readOnly,
  })
}

interface NumberBound {
  readonly value: number | undefined
  readonly onChange: (value: number) => void
}

/** A number that must be there: where the field is empty it is none, and the contract says what to enter. */
export const needed = <Bound extends NumberBound>(bound: Bound) => ({
  ...bound,
  onChange: (value: number | undefined) => bound.onChange(value ?? Number.NaN),
})

/** Whole hundredths or thousandths, typed as people write them: 3.7 is 3700. What has more digits is none of them. */
export const typedIn = <Bound extends NumberBound>(parts: number, bound: Bound) => ({
  ...bound,
  decimal: true,
  value: bound.value === undefined ? undefined : bound.value / parts,
  onChange: (value: number | undefined) => bound.onChange(wholeParts(value ?? Number.NaN, parts)),
})

/** The same, where an empty field means that there is none. */
export const typedInOrNone = <
  Bound extends { value: number | undefined; onChange: (value: number | undefined) => void },
>(
  parts: number,
  bound: Bound,
) => ({
  ...bound,
  decimal: true,
  value: bound.value === undefined ? undefined : bound.value / parts,
  onChange: (value: number | undefined) =>
    bound.onChange(value === undefined ? undefined : wholeParts(value, parts)),
})

/** 3.67 times 1000 is 3670, whatever a binary fraction makes of it. */
export function wholeParts(value: number, parts: number): number {
  const whole = Math.round(value * parts)
  return Math.abs(value * parts - whole) < 1e-6 ? whole : Number.NaN
}

export const replacedAt = <One>(list: readonly One[], place: number, one: One): One[] =>
  list.map((before, at) => (at === place ? one : before))

export const withoutAt = <One>(list: readonly One[], place: number): One[] =>
  list.filter((_, at) => at !== place)

/** One place up; the first stays. */
export function raisedAt<One>(list: readonly One[], place: number): One[] {
  const one = list[place]
  if (place === 0 || one === undefined) return [...list]
  return withoutAt(list, place).toSpliced(place - 1, 0, one)
}

export const toggledIn = <One>(list: readonly One[], one: One, chosen: boolean): One[] =>
  chosen ? [...list.filter((other) => other !== one), one] : list.filter((other) => other !== one)
