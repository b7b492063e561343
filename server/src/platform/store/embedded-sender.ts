import { createEngine, type Engine, type Storage } from '@matricula/engine'
import type { Faults } from '@matricula/engine/faults'
import type { Operation, Sender } from './sender.ts'
import { createTableInput, tables } from './tables.ts'

/** The commands as the engine knows them: by the name of their class, as in the AWS SDK, without the SDK. */
class Command {
  readonly input: Readonly<Record<string, unknown>>
  constructor(input: Readonly<Record<string, unknown>>) {
    this.input = input
  }
}
class GetCommand extends Command {}
class BatchGetCommand extends Command {}
class QueryCommand extends Command {}
class ScanCommand extends Command {}
class PutCommand extends Command {}
class UpdateCommand extends Command {}
class DeleteCommand extends Command {}
class TransactWriteCommand extends Command {}
class CreateTableCommand extends Command {}
class ListTablesCommand extends Command {}
class UpdateTimeToLiveCommand extends Command {}

const commands: Record<Operation, typeof Command> = {
  Get: GetCommand,
  BatchGet: BatchGetCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
  Put: PutCommand,
  Update: UpdateCommand,
  Delete: DeleteCommand,
  TransactWrite: TransactWriteCommand,
}

/** Opens the tables in a storage of this machine, making those that are not there yet. Faults are for tests alone. */
export async function createEmbeddedSender(
  storage: Storage,
  now: () => number,
  faults?: Faults,
): Promise<Sender & { readonly engine: Engine }> {
  const engine = createEngine({ storage, clock: now, ...(faults && { faults }) })
  const listed = (await engine.send(new ListTablesCommand({}))) as { TableNames?: string[] }
  for (const table of tables.filter(({ name }) => !listed.TableNames?.includes(name))) {
    await engine.send(new CreateTableCommand(createTableInput(table, '')))
    if (table.timeToLive === undefined) continue
    const specification = { AttributeName: table.timeToLive, Enabled: true }
    await engine.send(
      new UpdateTimeToLiveCommand({ TableName: table.name, TimeToLiveSpecification: specification }),
    )
  }
  return {
    engine,
    send: async (operation, input) => Object(await engine.send(new commands[operation](input))),
    close: () => engine.close(),
  }
}
