import { useState } from 'react'
import { z } from 'zod'
import { Button } from '#design/button.tsx'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { Fields, FormActions, WholeWidth } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { PasswordField } from '#design/fields/password-field.tsx'
import { SearchField } from '#design/fields/search-field.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import styles from './gallery.module.css'

const NewStudent = z.object({
  name: z.string('Enter the name as it stands in the documents'),
  email: z.email('Enter an e-mail address such as name@example.edu'),
  born: z.iso.date('Enter the date of birth, such as 3 Feb 2007'),
  programme: z.string('Choose a programme'),
  credits: z.number('Enter a number of credits, such as 24').optional(),
  password: z.string('Enter a password of at least 12 characters').min(12, 'Use at least 12 characters'),
  note: z.string().optional(),
  agreed: z.literal(true, 'Tick this to go on'),
})

interface Draft extends Record<string, unknown> {
  readonly name: string
  readonly email: string
  readonly born: string
  readonly programme: string
  readonly credits: number | undefined
  readonly password: string
  readonly note: string
  readonly agreed: boolean
}

const initial: Draft = {
  name: '',
  email: '',
  born: '',
  programme: '',
  credits: undefined,
  password: '',
  note: '',
  agreed: false,
}
const programmes = [
  { value: 'cs', label: 'BSc Computer Science' },
  { value: 'ec', label: 'BA Economics' },
]

export function FieldSamples() {
  const [find, setFind] = useState('')
  const form = useForm({
    schema: NewStudent,
    initial,
    submit: async ({ name }) => toast(`${name} was added`),
  })
  return (
    <div className={styles.stack}>
      <SearchField label="Find a student by name or number" value={find} onChange={setFind} />
      <form {...form.form}>
        <Fields>
          <TextField label="Name" required {...form.field('name')} />
          <TextField
            label="E-mail"
            type="email"
            description="Used to sign in"
            required
            {...form.field('email')}
          />
          <DateField label="Date of birth" required {...form.field('born')} />
          <SelectField label="Programme" choices={programmes} required {...form.field('programme')} />
          <NumberField label="Credits taken elsewhere" decimal {...form.field('credits')} />
          <PasswordField label="Password" autoComplete="new-password" required {...form.field('password')} />
          <WholeWidth>
            <TextField label="Note" lines={3} {...form.field('note')} />
          </WholeWidth>
          <WholeWidth>
            <CheckboxField label="The student has agreed to the record policy" {...form.field('agreed')} />
          </WholeWidth>
        </Fields>
        <FormActions>
          <Button type="submit" look="primary" pending={form.pending && 'Adding'}>
            Add student
          </Button>
          <Button onClick={() => form.reset()}>Cancel</Button>
        </FormActions>
      </form>
    </div>
  )
}
