import { expect, test } from 'vitest'
import { orderOf } from './certificate-authority.ts'

test.each(['203.0.113.7', '2001:db8::7'])(
  'for the address %s a certificate of six days is ordered',
  (value) => {
    expect(orderOf(value)).toEqual({ identifiers: [{ type: 'ip', value }], profile: 'shortlived' })
  },
)

test('for a name an ordinary certificate is ordered', () => {
  expect(orderOf('school.test')).toEqual({ identifiers: [{ type: 'dns', value: 'school.test' }] })
})
