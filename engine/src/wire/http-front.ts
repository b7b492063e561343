import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { crc32 } from 'node:zlib'
import type { Engine } from '#engine/engine.ts'
import { EngineError } from '#engine/errors.ts'
import { nativeRequest, wireAnswer } from './native-fields.ts'
import { rawBytesToText } from './raw-bytes.ts'

const contentType = 'application/x-amz-json-1.0'
const largestRequest = 16 * 1024 * 1024

/** Creates an HTTP server that speaks DynamoDB JSON 1.0, for the AWS SDK and command line. It checks no signatures. */
export function createHttpFront(engine: Engine): Server {
  const server = createServer((request, response) => {
    void answer(engine, request).then((reply) => write(response, reply))
  })
  server.keepAliveTimeout = 60_000
  return server
}

interface Reply {
  readonly status: number
  readonly body: object
}

async function answer(engine: Engine, request: IncomingMessage): Promise<Reply> {
  try {
    const [, operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.')
    const body = nativeRequest(parsed(await textOf(request)))
    return { status: 200, body: wireAnswer(await engine.execute(operation, body)) }
  } catch (error) {
    return refusal(error)
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > largestRequest) throw new EngineError('RequestEntityTooLarge', 'A request has at most 16 MB')
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

function parsed(text: string): object {
  const body: unknown = JSON.parse(text || '{}')
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  throw new SyntaxError('The request is not a JSON object')
}

/** The prefix AWS puts before an error's name: each of its layers has its own. */
const layers: Readonly<Record<string, string>> = {
  SerializationException: 'com.amazon.coral.service',
  UnknownOperationException: 'com.amazon.coral.service',
  ValidationException: 'com.amazon.coral.validate',
}

const typeOf = (name: string): string => `${layers[name] ?? 'com.amazonaws.dynamodb.v20120810'}#${name}`

/** What AWS answers: its own errors by name, a malformed request as such, and nothing of what went wrong inside. */
function refusal(error: unknown): Reply {
  if (error instanceof EngineError) {
    const { name, message, Item, CancellationReasons, $metadata } = error
    return {
      status: $metadata.httpStatusCode,
      body: {
        __type: typeOf(name),
        message,
        ...(Item ? { Item: rawBytesToText(Item) } : {}),
        ...(CancellationReasons
          ? { Message: message, CancellationReasons: rawBytesToText(CancellationReasons) }
          : {}),
      },
    }
  }
  if (error instanceof SyntaxError || error instanceof TypeError) {
    return { status: 400, body: { __type: typeOf('SerializationException'), message: error.message } }
  }
  return {
    status: 500,
    body: { __type: typeOf('InternalServerError'), message: 'The store cannot answer now' },
  }
}

/** The SDK compares the checksum, where there is one, with what arrived. */
function write(response: ServerResponse, { status, body }: Reply): void {
  const text = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': text.length,
    'x-amzn-requestid': randomBytes(26).toString('hex').toUpperCase(),
    'x-amz-crc32': String(crc32(text)),
  })
  response.end(text)
}
