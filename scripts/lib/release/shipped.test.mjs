import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inProject } from '../places.mjs'
import { packagesFor, parsedTarget } from './shipped.mjs'

const lockfile = () => JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages
const pathsFor = (name, packages = lockfile()) =>
  packagesFor(parsedTarget(name), packages).map(({ path }) => path)

describe('the packages of a release', () => {
  test.each(['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64'])(
    'hold the native parts of %s',
    (name) => {
      const parts = pathsFor(name).filter((path) => /lmdb-(linux|darwin|win32)|compiler-/.test(path))
      const [os, cpu] = name.split('-')
      expect(parts).toHaveLength(2)
      for (const path of parts) expect(path).toMatch(new RegExp(`${os}-${cpu}`))
      expect(parts.join()).not.toContain('musl')
    },
  )

  test('hold what the server asks for by name and what that brings along, and nothing to build or test with', () => {
    const paths = pathsFor('linux-x64')
    expect(paths).toEqual(
      expect.arrayContaining(['node_modules/@aws-sdk/client-dynamodb', 'node_modules/bcrypt']),
    )
    expect(paths).toContain('node_modules/node-gyp-build')
    for (const name of ['vitest', 'typescript', 'aws-cdk-lib', 'react', 'playwright-core'])
      expect(paths).not.toContain(`node_modules/${name}`)
  })

  test('are those of whoever asks, where there are two versions', () => {
    const two = {
      'node_modules/bcrypt': { version: '1', dependencies: { shared: '^1' } },
      'node_modules/bcrypt/node_modules/shared': { version: '1' },
      'node_modules/lmdb': { version: '1', dependencies: { shared: '^2' } },
      'node_modules/shared': { version: '2' },
      'node_modules/@lmdb/lmdb-linux-x64': { version: '1' },
      'node_modules/@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu': { version: '1' },
    }
    two['node_modules/lmdb'].optionalDependencies = { '@lmdb/lmdb-linux-x64': '1' }
    two['node_modules/@myriaddreamin/typst-ts-node-compiler'] = {
      version: '1',
      optionalDependencies: { '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu': '1' },
    }
    expect(pathsFor('linux-x64', two).filter((path) => path.endsWith('shared'))).toEqual([
      'node_modules/bcrypt/node_modules/shared',
      'node_modules/shared',
    ])
  })
})

describe('a release that could not start is not made', () => {
  test.each([
    ['lmdb', /@lmdb\/lmdb-linux-arm64$/],
    ['@myriaddreamin/typst-ts-node-compiler', /compiler-linux-arm64-gnu$/],
  ])('without a native part of %s', (name, part) => {
    const packages = Object.fromEntries(Object.entries(lockfile()).filter(([path]) => !part.test(path)))
    expect(() => pathsFor('linux-arm64', packages)).toThrow(`${name} has no native part for linux-arm64`)
    expect(pathsFor('linux-x64', packages)).not.toEqual([])
  })

  test('for a machine that nobody has heard of', () => {
    expect(() => parsedTarget('plan9-x64')).toThrow('There is no release for plan9-x64.')
  })
})
