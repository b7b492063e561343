import { describe, expect, test } from 'vitest'
import {
  capabilityOf,
  filesSaying,
  importsIn,
  reachedFrom,
  readTree,
  shipped,
  type Tree,
  told,
  within,
} from '#testing/source-tree.ts'

/** Read down this list: a capability may import only those above it, on the server and in the pages alike. */
const order = [
  'identity',
  'students',
  'catalogue',
  'enrolment',
  'policies',
  'attendance',
  'grading',
  'records',
  'finals',
  'standing',
  'alerts',
  'documents',
  'interop',
  'operations',
  'notices',
]

const rank = (path: string): number => order.indexOf(capabilityOf(path))
const isOurs = (target: string): boolean => target.startsWith('@matricula/')

const vagueWords =
  /(^|[/.-])(util|helper|common|misc|base|manager|service|handler|process|data|info)(e?s)?[/.-]/
/** The field's own names for what holds rows and columns. */
const namesOfTheField = /\/data-(grid|table)\b/g
const globalsOfChance = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\brandomUUID\b/
const environmentRead = /(?<!readConfig\()\bprocess\s*\.\s*env\b|\benv\b[^'\n]*from 'node:process'/
const portsOfChance = /^(server|web)\/src\/platform\/(clock|ids)[/.]|^engine\/src\/clock\.ts$/

/** Folders of capabilities that lead back to themselves. */
function capabilityCycles(tree: Tree, home: string): string[] {
  const edges = within(`${home}/`, shipped(tree))
    .map(({ file, target }) => [capabilityOf(file), capabilityOf(target)] as const)
    .filter(([from, to]) => from !== '' && to !== '' && from !== to)
  const leadsTo = (from: string, goal: string, seen: Set<string>): boolean =>
    edges.some(([start, next]) => {
      if (start !== from || seen.has(next)) return false
      return next === goal || leadsTo(next, goal, seen.add(next))
    })
  return [...new Set(edges.map(([from]) => from))].filter((from) => leadsTo(from, from, new Set()))
}

interface Rule {
  readonly promise: string
  readonly faults: (tree: Tree) => string[]
  /** A fault that this rule, and the test of this row, must see. */
  readonly planted: Tree
}

const rules: Rule[] = [
  {
    promise: 'the contract imports zod and itself',
    faults: (tree) =>
      told(
        within('contract/', shipped(tree)).filter(
          ({ target }) => !/^(zod$|contract\/|@matricula\/contract\/)/.test(target),
        ),
      ),
    planted: { 'contract/src/kernel/ids.ts': "import { ulid } from 'ulid'" },
  },
  {
    promise: 'the pages know the contract and no other package of ours',
    faults: (tree) =>
      told(
        within('web/', importsIn(tree)).filter(
          ({ target }) => isOurs(target) && !target.startsWith('@matricula/contract/'),
        ),
      ),
    planted: { 'web/src/app/shell.tsx': "import type { Store } from '@matricula/server/table'" },
  },
  {
    promise: 'the pages use nothing of Node',
    faults: (tree) => told(within('web/', shipped(tree)).filter(({ target }) => target.startsWith('node:'))),
    planted: { 'web/src/platform/call.ts': "import { join } from 'node:path'" },
  },
  {
    promise: 'only the store of the server knows the engine',
    faults: (tree) =>
      told(
        within('server/', shipped(tree)).filter(
          ({ file, target }) =>
            isOurs(target) &&
            !target.startsWith('@matricula/contract/') &&
            !(target.startsWith('@matricula/engine') && file.startsWith('server/src/platform/store/')),
        ),
      ),
    planted: { 'server/src/compose.ts': "import { createEngine } from '@matricula/engine'" },
  },
  {
    promise: 'the engine knows no package of ours but itself',
    faults: (tree) =>
      told(
        within('engine/', importsIn(tree)).filter(
          ({ target }) => isOurs(target) && !target.startsWith('@matricula/engine'),
        ),
      ),
    planted: { 'engine/src/tables/table.ts': "import { StudentId } from '@matricula/contract/kernel'" },
  },
  {
    promise: 'the engine runs on lmdb, msgpackr and Node alone; of the SDK it knows the types',
    faults: (tree) =>
      told(
        within('engine/', shipped(tree)).filter(
          ({ target, typeOnly }) =>
            !typeOnly && !/^(engine\/|node:|lmdb$|msgpackr$|@matricula\/)/.test(target),
        ),
      ),
    planted: { 'engine/src/wire/client.ts': "import { PutItemCommand } from '@aws-sdk/client-dynamodb'" },
  },
  {
    promise: 'the infrastructure knows what the server stores, asks and measures, and nothing else of ours',
    faults: (tree) =>
      told(
        within('infra/', importsIn(tree)).filter(
          ({ target }) => isOurs(target) && !/^@matricula\/server\/(table|operations|measures)$/.test(target),
        ),
      ),
    planted: { 'infra/src/app.ts': "import { routes } from '@matricula/contract/routes'" },
  },
  {
    promise: 'a capability imports only those above it',
    faults: (tree) =>
      told(
        shipped(tree).filter(
          ({ file, target }) =>
            rank(file) !== -1 && capabilityOf(target) !== capabilityOf(file) && rank(target) >= rank(file),
        ),
      ),
    planted: {
      'server/src/capabilities/catalogue/plan.ts': "import { seat } from '#capabilities/enrolment/index.ts'",
    },
  },
  {
    promise: 'a capability is entered by its index; only the shell of the pages fetches them one by one',
    faults: (tree) =>
      told(
        shipped(tree).filter(
          ({ file, target }) =>
            rank(target) !== -1 &&
            !file.startsWith('web/src/app/') &&
            capabilityOf(target) !== capabilityOf(file) &&
            !/^\w+\/src\/capabilities\/[^/]+\/index\.tsx?$/.test(target),
        ),
      ),
    planted: { 'server/src/compose.ts': "import { seat } from './capabilities/catalogue/repository.ts'" },
  },
  {
    promise: 'no two capabilities lead to each other',
    faults: (tree) => ['server', 'web'].flatMap((home) => capabilityCycles(tree, home)),
    planted: {
      'server/src/capabilities/grading/index.ts': "import { average } from '#capabilities/records/index.ts'",
      'server/src/capabilities/records/index.ts': "import { marks } from '#capabilities/grading/index.ts'",
    },
  },
  {
    promise: 'every capability has its place in the order',
    faults: (tree) => Object.keys(tree).filter((file) => capabilityOf(file) !== '' && rank(file) === -1),
    planted: { 'server/src/capabilities/canteen/index.ts': '' },
  },
  {
    promise: 'no path climbs',
    faults: (tree) => told(importsIn(tree).filter(({ written }) => /(^|\/)\.\.\//.test(written))),
    planted: {
      'server/src/capabilities/students/admit.test.ts': "import { school } from '../../testing/school.ts'",
    },
  },
  {
    promise: 'the platform knows no capability',
    faults: (tree) =>
      told(
        shipped(tree).filter(
          ({ file, target }) =>
            /^\w+\/src\/platform\//.test(file) && /^\w+\/src\/(capabilities|app)\//.test(target),
        ),
      ),
    planted: {
      'server/src/platform/http/bind.ts': "import { session } from '#capabilities/identity/index.ts'",
    },
  },
  {
    promise: 'only main knows who composes',
    faults: (tree) =>
      told(
        within('server/src/', shipped(tree)).filter(
          ({ file, target }) =>
            file.split('/').length > 3 && /^server\/src\/(compose|main)\.ts$/.test(target),
        ),
      ),
    planted: {
      'server/src/capabilities/operations/health.ts': "import { compose } from '#server/compose.ts'",
    },
  },
  {
    promise: 'only tests use the test world',
    faults: (tree) => told(shipped(tree).filter(({ target }) => /^\w+\/src\/testing\//.test(target))),
    planted: { 'server/src/main.ts': "import { school } from '#testing/school.ts'" },
  },
  {
    promise: 'rules decide alone: the contract, its types and rules beside them',
    faults: (tree) => {
      const imports = shipped(tree)
      const files = Object.keys(tree).filter((file) => /capabilities\/.*[/-]rules\.ts$/.test(file))
      const led = files.flatMap((file) => [...reachedFrom(file, imports)])
      return told(
        imports.filter(
          ({ file, written, typeOnly }) =>
            led.includes(file) &&
            !(typeOnly && written === 'zod') &&
            !/^(\.\/|@matricula\/contract\/)/.test(written),
        ),
      )
    },
    planted: {
      'server/src/capabilities/enrolment/rules.ts': "import { places } from './places.ts'",
      'server/src/capabilities/enrolment/places.ts': "import type { Store } from '#platform/store/index.ts'",
    },
  },
  {
    promise: 'the environment is read in one place, and handed to it by the programs',
    faults: (tree) => filesSaying(tree, environmentRead).filter((file) => file !== 'server/src/config.ts'),
    planted: { 'server/src/platform/http/listen.ts': 'const port = process.env.PORT' },
  },
  {
    promise: 'time and chance come in through their ports',
    faults: (tree) =>
      [
        ...filesSaying(tree, globalsOfChance),
        ...told(shipped(tree).filter(({ target }) => target === 'ulid')),
      ].filter((fault) => !portsOfChance.test(fault)),
    planted: { 'server/src/capabilities/attendance/mark.ts': 'const at = new Date().toISOString()' },
  },
  {
    promise: 'a file name says what is inside',
    faults: (tree) =>
      Object.keys(tree).filter(
        (file) => !file.startsWith('infra/') && vagueWords.test(file.replace(namesOfTheField, '/')),
      ),
    planted: { 'server/src/platform/string-utils.ts': '' },
  },
]

/** A small tree that keeps every promise: a rule that finds fault here finds fault with everything. */
const wellBehaved: Tree = {
  'contract/src/enrolment/routes.ts':
    "import { z } from 'zod'\nimport { route } from '@matricula/contract/kernel'\nimport { Enrolment } from './schema.ts'",
  'engine/src/wire/client.ts':
    "import type { PutItemInput } from '@aws-sdk/client-dynamodb'\nimport { open } from 'lmdb'",
  'infra/src/app.ts': "import { tables } from '@matricula/server/table'",
  'server/src/compose.ts':
    "import { createEnrolment } from '#capabilities/enrolment/index.ts'\n// never Date.now(), never process.env",
  'server/src/config.ts': 'const port = process.env.PORT',
  'server/src/main.ts': "import { compose } from './compose.ts'\ncompose(readConfig(process.env))",
  'server/src/capabilities/enrolment/index.ts': "export { createEnrolment } from './enrol.ts'",
  'server/src/capabilities/enrolment/enrol.ts':
    "import {\n  type Catalogue,\n  seat,\n} from '#capabilities/catalogue/index.ts'\nconst day = new Date(clock.now())",
  'server/src/capabilities/enrolment/enrol.test.ts':
    "import { school } from '#testing/school.ts'\nconst term = process.env.MATRICULA_REAL_TERMS",
  'server/src/capabilities/enrolment/rules.ts':
    "import { Problem } from '@matricula/contract/kernel'\nimport { free } from './seat-rules.ts'",
  'server/src/capabilities/enrolment/seat-rules.ts':
    "import type { Section } from '@matricula/contract/catalogue'",
  'server/src/platform/clock.ts': 'export const clock = { now: () => Date.now() }',
  'server/src/platform/store/lmdb-store.ts': "import { createEngine } from '@matricula/engine'",
  'web/src/capabilities/enrolment/index.ts': "export { RegistrationPage } from './registration-page.tsx'",
  'web/src/app/router.tsx':
    "const page = lazy(() => import('#capabilities/enrolment/registration-page.tsx'))",
}

describe('the project keeps its promises', () => {
  const tree = readTree()

  test.each(['contract/', 'engine/', 'server/', 'web/', 'infra/'])(
    'there is something to look at in %s',
    (home) => {
      expect(within(home, shipped(tree))).not.toEqual([])
    },
  )

  test.each(rules)('$promise', ({ faults }) => {
    expect(faults(tree)).toEqual([])
  })
})

describe('each promise can be broken, and is seen to be', () => {
  test.each(rules)('$promise', ({ faults, planted }) => {
    expect(faults(wellBehaved)).toEqual([])
    expect(faults({ ...wellBehaved, ...planted })).not.toEqual([])
  })
})
