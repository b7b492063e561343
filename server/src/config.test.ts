import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const tls = (more: Record<string, string>) => readConfig({ MATRICULA_TLS: 'acme', ...more }).tls

describe('a server that gets its own certificate', () => {
  test.each([
    ['the address of the origin', { MATRICULA_ORIGIN: 'https://203.0.113.7' }, '203.0.113.7'],
    ['its name, whatever the port', { MATRICULA_ORIGIN: 'https://School.test:8443/' }, 'school.test'],
    ['an address of six', { MATRICULA_ORIGIN: 'https://[2001:db8::7]' }, '2001:db8::7'],
    [
      'another that is named',
      { MATRICULA_ORIGIN: 'https://school.test', MATRICULA_ACME_HOST: '203.0.113.7' },
      '203.0.113.7',
    ],
  ])('asks for %s', (_, more, host) => {
    expect(tls(more)).toEqual({
      by: 'acme',
      host,
      directory: 'https://acme-v02.api.letsencrypt.org/directory',
      email: undefined,
      httpPort: 80,
    })
  })

  test.each([
    ['an origin without encryption', { MATRICULA_ORIGIN: 'http://school.test' }, 'begin with https://'],
    ['no origin', {}, 'nobody gives a certificate for localhost'],
    [
      'a directory without encryption',
      { MATRICULA_ORIGIN: 'https://school.test', MATRICULA_ACME_DIRECTORY: 'http://authority.test' },
      'MATRICULA_ACME_DIRECTORY: Write the https address',
    ],
    [
      'a host with a port',
      { MATRICULA_ORIGIN: 'https://school.test', MATRICULA_ACME_HOST: 'https://school.test' },
      'MATRICULA_ACME_HOST: Write an address or a name alone',
    ],
  ])('does not start with %s', (_, more, sentence) => {
    expect(() => tls(more)).toThrow(sentence)
  })
})

test('files of a certificate are meant from where the command was typed, and both are needed', () => {
  const given = { MATRICULA_TLS: 'files', INIT_CWD: '/srv', MATRICULA_TLS_CERTIFICATE: 'chain.pem' }
  expect(() => readConfig(given)).toThrow('MATRICULA_TLS_CERTIFICATE or MATRICULA_TLS_KEY is not set')
  const { tls: read, origin } = readConfig({ ...given, MATRICULA_TLS_KEY: 'key.pem' })
  expect(read).toEqual({
    by: 'files',
    chainFile: '/srv/chain.pem',
    keyFile: '/srv/key.pem',
    httpPort: undefined,
  })
  expect(origin).toBe('https://localhost:3000')
})
