import { expect, test } from 'vitest'
import { z } from 'zod'
import { faultsIn, faultsNamedBy, withoutBlanks } from './form-faults.ts'
import { ToldProblem } from './told-problem.ts'

const Body = z.object({
  name: z.string('Enter a name'),
  address: z.object({ city: z.string('Enter a city') }),
})

test('each field is told the first thing to enter', () => {
  expect(faultsIn(Body.safeParse({ address: {} }))).toEqual({
    name: 'Enter a name',
    'address.city': 'Enter a city',
  })
  expect(faultsIn(Body.safeParse({ name: 'B12', address: { city: 'Pune' } }))).toEqual({})
})

test('what the server refuses lands at the field it names', () => {
  const refused = new ToldProblem(
    { code: 'request.invalid', status: 400 },
    {
      fields: [{ field: 'body.name', message: 'Choose another name' }],
    },
  )
  expect(faultsNamedBy(refused)).toEqual({ name: 'Choose another name' })
  expect(faultsNamedBy(new Error('something else'))).toEqual({})
})

test('an empty field was not given; zero and no were', () => {
  expect(withoutBlanks({ a: '', b: null, c: 0, d: false })).toEqual({ c: 0, d: false })
})
