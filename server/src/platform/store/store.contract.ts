import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { absent, all, any, atMost, contains, equals, lacks } from './condition.ts'
import type { Store } from './store.ts'
import { type Item, insert, type Key, patch, put, remove, replace } from './write.ts'

const clerk: Actor = { kind: 'system', id: 'clerk', name: 'Clerk', grants: [] }
const key = (pk: string, sk = 'X'): Key => ({ table: 'enrolments', pk, sk })
const item = (pk: string, sk = 'X', more: Record<string, unknown> = {}): Item => ({ ...key(pk, sk), ...more })
const fact = (subject: string) => ({ name: 'thing.happened', subject, facts: { of: subject } })

/** What every store promises. Run over memory, over LMDB and, where there is one, over DynamoDB Local. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the store's promises`, () => {
    test('a change is whole: one refused write refuses them all, and is named', async () => {
      const store = await open()
      await store.commit(clerk, { writes: [insert(item('A'))], events: [] })

      const change = store.commit(clerk, {
        writes: [insert(item('B'), 'second'), insert(item('A', 'X', { other: true }), 'first')],
        events: [fact('A')],
      })

      await expect(change).rejects.toMatchObject({ refusals: [{ name: 'first', found: { pk: 'A' } }] })
      expect(await store.get(key('B'))).toBeUndefined()
      expect((await store.query({ table: 'events', partition: 'A' })).items).toEqual([])
    })

    test('every refusal of a change is told, each with what was found', async () => {
      const store = await open()
      await store.commit(clerk, { writes: [put(item('S', 'X', { taken: 3, capacity: 3 }))], events: [] })
      await store.commit(clerk, { writes: [put(item('L', 'X', { cells: new Set(['a', 'b']) }))], events: [] })

      const change = store.commit(clerk, {
        writes: [
          patch(
            key('S'),
            { add: { taken: 1 } },
            { test: 'less-than-attribute', attribute: 'taken', other: 'capacity' },
            'full',
          ),
          patch(key('L'), { include: { cells: ['b'] } }, lacks('cells', 'b'), 'clash'),
        ],
        events: [],
      })

      await expect(change).rejects.toMatchObject({
        refusals: [
          { name: 'full', found: { taken: 3 } },
          { name: 'clash', found: { cells: new Set(['a', 'b']) } },
        ],
      })
    })

    test('bytes come back as bytes, also with a refusal', async () => {
      const store = await open()
      const packed = Uint8Array.of(0, 1, 254, 255)
      await store.commit(clerk, { writes: [put(item('P', 'X', { packed }))], events: [] })
      const again = store.commit(clerk, { writes: [insert(item('P'))], events: [] })
      const refused = await again.catch((error: unknown) => error)

      const held = Object(await store.get(key('P')))['packed']
      expect(held).toBeInstanceOf(Uint8Array)
      expect([...held]).toEqual([...packed])
      const [refusal] = Object(refused)['refusals'] ?? []
      expect([...refusal.found.packed]).toEqual([...packed])
    })

    test('events are stored with the change, in the record’s own history and in the outbox', async () => {
      const store = await open()
      await store.commit(clerk, { writes: [insert(item('A'))], events: [fact('THING#1'), fact('THING#1')] })

      const history = await store.query({ table: 'events', partition: 'THING#1', begins: 'EV#' })
      const doings = await store.query({ table: 'events', index: 'g1', partition: 'ACT#clerk' })

      expect(history.items).toHaveLength(2)
      expect(history.items[0]).toMatchObject({
        name: 'thing.happened',
        actorId: 'clerk',
        facts: { of: 'THING#1' },
      })
      expect(doings.items).toHaveLength(2)
    })

    test('the same request has its effect once and is told the same answer', async () => {
      const store = await open()
      const asking = { ...clerk, request: { key: 'key-0001', digest: 'd1' } }
      const change = {
        writes: [patch(key('C'), { add: { count: 1 } })],
        events: [],
        answer: { done: 'once' },
      }
      await store.commit(asking, change)

      await expect(store.commit(asking, change)).rejects.toMatchObject({ answer: { done: 'once' } })
      expect(await store.get(key('C'))).toMatchObject({ count: 1 })
    })

    test('a key that was used for another request is refused', async () => {
      const store = await open()
      const change = { writes: [patch(key('C'), { add: { count: 1 } })], events: [] }
      await store.commit({ ...clerk, request: { key: 'key-0001', digest: 'd1' } }, change)

      const other = store.commit({ ...clerk, request: { key: 'key-0001', digest: 'd2' } }, change)

      await expect(other).rejects.toMatchObject({ code: 'request.repeated' })
    })

    test('two who change the same version: one is stale', async () => {
      const store = await open()
      await store.commit(clerk, { writes: [insert(item('V', 'X', { version: 1 }))], events: [] })
      const change = (by: string) => ({
        writes: [replace(item('V', 'X', { version: 2, by }), 1)],
        events: [],
      })

      const outcomes = await Promise.allSettled([
        store.commit(clerk, change('one')),
        store.commit(clerk, change('two')),
      ])

      expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    })

    test('sets grow and shrink, absent attributes lack everything, and conditions combine', async () => {
      const store = await open()
      const free = all(any(absent('sum'), atMost('sum', 10)), lacks('names', 'ada'))
      await store.commit(clerk, {
        writes: [patch(key('P'), { add: { sum: 4 }, include: { names: ['ada', 'alan'] } }, free)],
        events: [],
      })
      await expect(
        store.commit(clerk, { writes: [patch(key('P'), { add: { sum: 4 } }, free, 'taken')], events: [] }),
      ).rejects.toMatchObject({ refusals: [{ name: 'taken' }] })

      await store.commit(clerk, {
        writes: [patch(key('P'), { exclude: { names: ['ada'] }, remove: ['sum'] }, contains('names', 'ada'))],
        events: [],
      })

      expect(await store.get(key('P'))).toEqual({ ...key('P'), names: new Set(['alan']) })
    })

    test('entries of a map change one by one, and what is set if absent stays', async () => {
      const store = await open()
      await store.commit(clerk, { writes: [put(item('M', 'X', { marks: { ada: 1 } }))], events: [] })

      await store.commit(clerk, {
        writes: [patch(key('M'), { setEntry: { marks: { grace: 2 } }, setIfAbsent: { first: 'yes' } })],
        events: [],
      })

      expect(await store.get(key('M'))).toMatchObject({ marks: { ada: 1, grace: 2 }, first: 'yes' })
    })

    test('a query walks a partition in order, page by page, forwards and backwards', async () => {
      const store = await open()
      const names = ['a1', 'a2', 'a3', 'b1']
      await store.commit(clerk, { writes: names.map((sk) => put(item('Q', sk))), events: [] })
      const sks = (found: { items: readonly Item[] }) => found.items.map((one) => one['sk'])

      const first = await store.query({ table: 'enrolments', partition: 'Q', limit: 2 })
      const rest = await store.query({
        table: 'enrolments',
        partition: 'Q',
        limit: 10,
        after: first.next ?? '',
      })
      const back = await store.query({ table: 'enrolments', partition: 'Q', begins: 'a', backwards: true })

      expect([sks(first), sks(rest), sks(back)]).toEqual([
        ['a1', 'a2'],
        ['a3', 'b1'],
        ['a3', 'a2', 'a1'],
      ])
      expect(rest.next).toBeUndefined()
    })

    test('a cursor of another list is refused', async () => {
      const store = await open()
      await store.commit(clerk, { writes: ['1', '2'].map((sk) => put(item('Q', sk))), events: [] })
      const { next = '' } = await store.query({ table: 'enrolments', partition: 'Q', limit: 1 })

      const elsewhere = store.query({ table: 'enrolments', partition: 'OTHER', limit: 1, after: next })

      await expect(elsewhere).rejects.toMatchObject({ code: 'request.invalid' })
    })

    test('many items are read at once, in the order asked, the missing ones undefined', async () => {
      const store = await open()
      const some = Array.from({ length: 60 }, (_, place) => item(`N${place}`, 'X', { place }))
      await store.commit(clerk, { writes: some.map(put), events: [] })
      const keys = [...some.toReversed().map((one) => key(String(one['pk']))), key('nobody')]

      const found = await store.getMany(keys)

      expect(found.map((one) => one?.['place'])).toEqual([
        ...some.map((one) => one['place']).toReversed(),
        undefined,
      ])
    })

    test('a counter gives every caller another number', async () => {
      const store = await open()
      const numbers = await Promise.all(
        Array.from({ length: 20 }, () => store.bump(key('T'), { add: { tickets: 1 } })),
      )

      expect(numbers.map((one) => Number(one['tickets'])).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, place) => place + 1),
      )
    })

    test('what is spent is counted: a transaction of two writes and an event', async () => {
      const store = await open()
      const meter = store.meter()
      await store.commit(clerk, { writes: [insert(item('A')), insert(item('B'))], events: [fact('A')] })

      // Two items and the event at two units each, and the event in two indexes at one unit each.
      expect(meter()).toEqual({ trips: 1, reads: 0, writes: 8 })
    })

    test('a removed record is gone', async () => {
      const store = await open()
      await store.commit(clerk, { writes: [insert(item('A', 'X', { owner: 'ada' }))], events: [] })
      await expect(
        store.commit(clerk, { writes: [remove(key('A'), equals('owner', 'alan'), 'foreign')], events: [] }),
      ).rejects.toMatchObject({ refusals: [{ name: 'foreign' }] })

      await store.commit(clerk, { writes: [remove(key('A'))], events: [] })

      expect(await store.get(key('A'))).toBeUndefined()
    })
  })
}
