import { type SubmitEvent, useRef, useState } from 'react'
import type { z } from 'zod'
import { type Faults, faultsIn, faultsNamedBy, withoutBlanks } from './form-faults.ts'

type Values = Readonly<Record<string, unknown>>

export interface FormNeeds<Draft extends Values, Schema extends z.ZodType> {
  /** The body of the contract's route: what it refuses is refused here first, in the same words. */
  readonly schema: Schema
  readonly initial: Draft
  /** Turns what the fields hold into what the schema reads; unless given, empty fields are left out. */
  readonly read?: (draft: Draft) => unknown
  readonly submit: (values: z.output<Schema>) => Promise<unknown>
}

/** Checks on leaving a field, then on every change of it; refusals of the server land at the field they name. */
export function useForm<Draft extends Values, Schema extends z.ZodType>(needs: FormNeeds<Draft, Schema>) {
  const element = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(needs.initial)
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set())
  const sending = useSending(needs.submit)

  const parsed = needs.schema.safeParse((needs.read ?? withoutBlanks)(draft))
  const faults = faultsIn(parsed)
  const visit = (names: readonly string[]) => setVisited((before) => new Set([...before, ...names]))
  const focusOn = (names: Faults) => focusFirst(element.current, Object.keys(names))

  const submit = async () => {
    visit([...Object.keys(draft), ...Object.keys(faults)])
    if (parsed.success) focusOn(await sending.send(parsed.data))
    else focusOn(faults)
  }
  return {
    draft,
    pending: sending.pending,
    /** What the whole form was refused for; show it with `ProblemNote`. */
    error: sending.error,
    changed: draft !== needs.initial,
    reset: (next: Draft = needs.initial) => {
      setDraft(next)
      setVisited(new Set())
      sending.forget()
    },
    /** Spread on the `form` element. */
    form: {
      ref: element,
      noValidate: true,
      onSubmit: quietly(() => (sending.pending ? undefined : submit())),
    },
    /** Spread on a field: its name, value, how it changes, and what to enter when it is not right. */
    field: <Name extends keyof Draft & string>(name: Name) => ({
      name,
      value: draft[name],
      onChange: (value: Draft[Name]) => {
        setDraft((before) => ({ ...before, [name]: value }))
        sending.forget(name)
      },
      onBlur: () => visit([name]),
      error: sending.refused[name] ?? (visited.has(name) ? faults[name] : undefined),
    }),
  }
}

const quietly = (submit: () => Promise<void> | undefined) => (event: SubmitEvent<HTMLFormElement>) => {
  event.preventDefault()
  void submit()
}

/** Sends what was read, and keeps what it was refused for until the field changes. */
function useSending<Sent>(submit: (values: Sent) => Promise<unknown>) {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>()
  const [refused, setRefused] = useState<Faults>({})

  const send = async (values: Sent): Promise<Faults> => {
    setPending(true)
    setError(undefined)
    try {
      await submit(values)
      return {}
    } catch (thrown) {
      const named = faultsNamedBy(thrown)
      setRefused(named)
      setError(thrown)
      return named
    } finally {
      setPending(false)
    }
  }
  const forget = (name?: string) =>
    setRefused((before) =>
      Object.fromEntries(Object.entries(before).filter(([field]) => name !== undefined && field !== name)),
    )
  return { pending, error, refused, send, forget }
}

function focusFirst(form: HTMLFormElement | null, names: readonly string[]): void {
  const fields = [...(form?.elements ?? [])].filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement,
  )
  fields
    .find((field) => names.some((name) => name === field.name || name.startsWith(`${field.name}.`)))
    ?.focus()
}
