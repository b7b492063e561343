import { randomBytes } from 'node:crypto'
import { ItemProblem, invalid } from '#engine/errors.ts'
import type { Table } from '#engine/tables/table.ts'
import { constraintProblem, requireTableName } from './checks.ts'
import type { NamedWrite, PlannedWrite, WriteKind } from './planned-write.ts'
import { readWrite } from './read-write.ts'
import type { TransactWriteEntry, TransactWriteRequest, WriteRequest } from './requests.ts'

const mostActions = 100
const kinds = ['Put', 'Update', 'Delete', 'ConditionCheck'] as const

interface Action {
  readonly kind: WriteKind
  readonly request: WriteRequest
}

/** Reads the actions of a transaction one after the other: the first that no table could take is refused. */
export function actionsOf({ TransactItems = [] }: TransactWriteRequest): readonly NamedWrite[] {
  if (TransactItems.length === 0) {
    throw constraintProblem(
      'transactItems',
      TransactItems,
      'Member must have length greater than or equal to 1',
    )
  }
  if (TransactItems.length > mostActions) {
    throw constraintProblem(
      'transactItems',
      TransactItems,
      'Member must have length less than or equal to 100',
    )
  }
  return TransactItems.map((entry, at) => readAction(actionOf(entry), at))
}

function actionOf(entry: TransactWriteEntry): Action {
  const actions = kinds.flatMap((kind) => {
    const request = entry[kind]
    return request ? [{ kind, request }] : []
  })
  const [action] = actions
  if (action && actions.length === 1) return action
  throw invalid('TransactItems can only contain one of Check, Put, Update or Delete')
}

function readAction({ kind, request }: Action, at: number): NamedWrite {
  const field = `transactItems.${at + 1}.member.${kind[0]?.toLowerCase()}${kind.slice(1)}`
  const name = requireTableName(request.TableName, `${field}.tableName`)
  if (kind === 'ConditionCheck' && request.ConditionExpression === undefined) {
    throw constraintProblem(`${field}.conditionExpression`, undefined, 'Member must not be null')
  }
  if (kind === 'Update' && request.UpdateExpression === undefined) {
    throw constraintProblem(`${field}.updateExpression`, undefined, 'Member must not be null')
  }
  const plan = readWrite(kind, request)
  return {
    name,
    plan(table) {
      try {
        return plan(table)
      } catch (error) {
        return unfit(kind, table, error)
      }
    },
  }
}

/** An item its table cannot keep is no reason to refuse the request, but one to cancel the transaction. */
function unfit(kind: WriteKind, table: Table, problem: unknown): PlannedWrite {
  if (!(problem instanceof ItemProblem)) throw problem
  return {
    kind,
    table,
    key: randomBytes(16),
    decide() {
      throw problem
    },
  }
}
