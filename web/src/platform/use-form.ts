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
  const { draft, setDraft, parsed, faults } = useDraft(needs)
  const visited = useVisited()
  const sending = useSending(needs.submit)

  const submit = async () => {
    visited.add([...Object.keys(draft), ...Object.keys(faults)])
    const wrong = parsed.success ? await sending.send(parsed.data) : faults
    focusFirst(element.current, Object.keys(wrong))
  }
  /** What to enter in a part of a field, such as `meetings.0.end`, once it has been left or sent. */
  const fault = (path: string): string | undefined =>
    sending.refused[path] ?? (visited.has(path) ? faults[path] : undefined)
  return {
    draft,
    fault,
    pending: sending.pending,
    /** What the whole form was refused for; show it with `ProblemNote`. */
    error: sending.error,
    changed: draft !== needs.initial,
    reset: (next: Draft = needs.initial) => {
      setDraft(next)
      visited.clear()
      sending.forget()
    },
    /** Spread on the `form` element. */
    form: {
      ref: element,
      noValidate: true,
      onSubmit: (event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        if (!sending.pending) void submit()
      },
    },
    /** Spread on a field: its name, value, how it changes, and what to enter when it is not right. */
    field: <Name extends keyof Draft & string>(name: Name) => ({
      name,
      value: draft[name],
      onChange: (value: Draft[Name]) => {
        setDraft((before) => ({ ...before, [name]: value }))
        sending.forget(name)
      },
      onBlur: () => visited.add([name]),
      error: fault(name),
    }),
  }
}

/** What the fields hold, and what the schema makes of it. */
function useDraft<Draft extends Values, Schema extends z.ZodType>({
  schema,
  initial,
  read,
}: FormNeeds<Draft, Schema>) {
  const [draft, setDraft] = useState(initial)
  const parsed = schema.safeParse((read ?? withoutBlanks)(draft))
  return { draft, setDraft, parsed, faults: faultsIn(parsed) }
}

/** The fields that have been left once; only those are told what is not right. */
function useVisited() {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set())
  return {
    has: (name: string) => names.has(name),
    add: (more: readonly string[]) => setNames((before) => new Set([...before, ...more])),
    clear: () => setNames(new Set()),
  }
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
      Object.fromEntries(
        Object.entries(before).filter(
          ([field]) => name !== undefined && field !== name && !field.startsWith(`${name}.`),
        ),
      ),
    )
  return { pending, error, refused, send, forget }
}

function focusFirst(form: HTMLFormElement | null, names: readonly string[]): void {
  const fields = [...(form?.elements ?? [])].filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement,
  )
  const first = fields.find((field) =>
    names.some((name) => name === field.name || name.startsWith(`${field.name}.`)),
  )
  shownOf(first)?.focus()
}

/** A list to choose from keeps its value in a hidden field, behind the one that is seen. */
const shownOf = (field: HTMLInputElement | HTMLTextAreaElement | undefined) =>
  field?.type === 'hidden' ? field.previousElementSibling?.querySelector('input') : field
