import { type FieldFault, Problem } from '@matricula/contract/kernel'
import { type SubmitEvent, useId, useRef, useState } from 'react'
import type { z } from 'zod'

type Values = Readonly<Record<string, unknown>>
type Faults = Readonly<Record<string, string>>

export interface FormNeeds<Draft extends Values, Schema extends z.ZodType> {
  /** The body of the contract's route: what it refuses is refused here first, in the same words. */
  readonly schema: Schema
  readonly initial: Draft
  /** Turns what the fields hold into what the schema reads, such as an empty text into nothing. */
  readonly read?: (draft: Draft) => unknown
  readonly submit: (values: z.output<Schema>) => Promise<unknown>
}

const faultsOf = (found: readonly FieldFault[]): Faults =>
  Object.fromEntries([...found].reverse().map(({ field, message }) => [field, message]))

const withoutBlanks = (draft: Values): Values =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '' && value !== null))

/** Checks on leaving a field, then on every change of it; refusals of the server land at the field they name. */
export function useForm<Draft extends Values, Schema extends z.ZodType>(needs: FormNeeds<Draft, Schema>) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(needs.initial)
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<Faults>({})
  const [error, setError] = useState<unknown>()
  const [pending, setPending] = useState(false)

  const parsed = needs.schema.safeParse((needs.read ?? withoutBlanks)(draft))
  const faults: Faults = parsed.success
    ? {}
    : faultsOf(
        parsed.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })),
      )

  const change = <Name extends keyof Draft & string>(name: Name, value: Draft[Name]) => {
    setDraft((before) => ({ ...before, [name]: value }))
    setRefused(({ [name]: _, ...rest }) => rest)
  }
  const visit = (names: readonly string[]) => setVisited((before) => new Set([...before, ...names]))
  const focusFirst = (names: readonly string[]) => {
    const fields = [...(form.current?.elements ?? [])].filter((field) => field instanceof HTMLInputElement)
    fields.find((field) => names.includes(field.name))?.focus()
  }

  const send = async (values: z.output<Schema>) => {
    setPending(true)
    setError(undefined)
    try {
      await needs.submit(values)
    } catch (thrown) {
      const found = thrown instanceof Problem ? (thrown.facts.fields as FieldFault[] | undefined) : undefined
      setRefused(faultsOf(found ?? []))
      setError(thrown)
      focusFirst((found ?? []).map(({ field }) => field))
    } finally {
      setPending(false)
    }
  }

  return {
    draft,
    change,
    pending,
    /** What the whole form was refused for; show it with `ProblemNote`. */
    error,
    changed: draft !== needs.initial,
    reset: (next: Draft = needs.initial) => {
      setDraft(next)
      setVisited(new Set())
      setRefused({})
      setError(undefined)
    },
    /** Spread on the `form` element. */
    form: {
      ref: form,
      id,
      noValidate: true,
      onSubmit: (event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        if (pending) return
        visit([...Object.keys(draft), ...Object.keys(faults)])
        if (parsed.success) void send(parsed.data)
        else focusFirst(Object.keys(faults))
      },
    },
    /** Spread on a field: its name, value, how it changes, and what to enter when it is not right. */
    field: <Name extends keyof Draft & string>(name: Name) => ({
      name,
      value: draft[name],
      onChange: (value: Draft[Name]) => change(name, value),
      onBlur: () => visit([name]),
      error: refused[name] ?? (visited.has(name) ? faults[name] : undefined),
    }),
  }
}
