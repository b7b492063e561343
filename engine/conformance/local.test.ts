import { test } from 'vitest'
import { conformanceSuite } from './suite.ts'
import { chosenTarget, javaFound } from './targets.ts'

const wanted = chosenTarget() === undefined
if (wanted && javaFound()) conformanceSuite('local')
else {
  const reason = wanted ? 'no Java 17 was found' : 'MATRICULA_CONFORMANCE names another target'
  process.stdout.write(`DynamoDB Local was not asked: ${reason}.\n`)
  test.skip('DynamoDB Local', () => undefined)
}
