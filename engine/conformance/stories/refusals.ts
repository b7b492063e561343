import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'
import type { ExactRefusal, Words } from './exact-refusals.ts'
import { itemRefusals } from './item-refusals.ts'
import { manyRefusals } from './many-refusals.ts'

type Command = Parameters<DynamoDBDocumentClient['send']>[0]

/** Refusals to the letter, asked for with the low-level commands. */
export function exactRefusalStories(target: () => Target): void {
  describe('refused to the letter', () => {
    let table: string
    beforeAll(async () => {
      table = (await openSchool(target())).table
    })

    const all = [...itemRefusals, ...manyRefusals]
    const isAccepted = ({ local }: ExactRefusal): boolean => target().name === 'local' && local === null

    test.each(all)('$what', async (refusal) => {
      const outcome = await target()
        .send(refusal.ask(table) as Command)
        .then(
          () => ({ accepted: true }),
          ({ name, message }: Error) => ({ name, message }),
        )
      expect(outcome).toEqual(isAccepted(refusal) ? { accepted: true } : expected(refusal, target().name))
    })

    /** Where DynamoDB Local goes its own way, it may call the refusal by another name too. */
    function expected({ message, local, error = 'ValidationException' }: ExactRefusal, at: string): object {
      if (at !== 'local' || !local) return { name: error, message: matching(message) }
      return { name: expect.any(String), message: matching(local) }
    }

    function matching(words: Words): unknown {
      if (words instanceof RegExp) return expect.stringMatching(words)
      return typeof words === 'string' ? words : words(table)
    }
  })
}
