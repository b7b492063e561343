import type { Storage } from '#engine/storage/storage.ts'
import { systemClock } from './clock.ts'
import { EngineError } from './errors.ts'
import type { Faults } from './faults/create-faults.ts'
import { operations } from './operations/all-operations.ts'
import type { Context } from './operations/context.ts'
import { createCatalogue } from './tables/catalogue.ts'
import { createChores } from './tables/chores.ts'
import { sweep } from './tables/sweep.ts'
import { operationNamed } from './wire/command-names.ts'
import { nativeRequest, rawAnswer } from './wire/native-fields.ts'

/** A command of the AWS SDK: its class names the operation, its input is the request. */
export interface EngineCommand {
  readonly input: object
}

/** A DynamoDB in this process. */
export interface Engine {
  /**
   * Answers the commands of the SDK's document client with native values, those of the plain one with raw ones.
   * Refusals have the `name`, `message` and fields of the SDK's own errors.
   */
  send(command: EngineCommand): Promise<unknown>
  /** Answers an operation by its API name, with native values in the request. */
  execute(operation: string, request: object): Promise<object>
  /** Removes items whose time to live has passed at `now` (milliseconds since 1970); returns how many. */
  sweep(now: number): Promise<number>
  close(): Promise<void>
}

interface Needs {
  readonly storage: Storage
  readonly clock?: () => number
  /** Troubles of AWS on demand, for tests of those who must survive them; none unless given. */
  readonly faults?: Faults
}

/** Creates an engine over a storage. The engine closes the storage when it is closed. */
export function createEngine({ storage, clock = systemClock, faults }: Needs): Engine {
  const catalogue = createCatalogue()
  const chores = createChores(storage, catalogue)
  const context: Context = { storage, catalogue, chores, clock }
  const troubled = faults?.surround(context)

  chores.wake()

  async function execute(operation: string, request: object): Promise<object> {
    const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined
    if (!run)
      throw new EngineError(
        'UnknownOperationException',
        `This engine does not know the operation ${operation}`,
      )
    const answer = await (troubled ? troubled(operation, request, run) : run(context, request))
    return { $metadata: { httpStatusCode: 200 }, ...answer }
  }

  async function send(command: EngineCommand): Promise<object> {
    const { operation, raw } = operationNamed(command)
    if (!raw) return execute(operation, command.input)
    return rawAnswer(await execute(operation, nativeRequest(command.input)))
  }

  return {
    send,
    execute,
    sweep: (now) => sweep(storage, catalogue, now),
    async close() {
      await chores.stop()
      await storage.close()
    },
  }
}
