import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, createServer, request } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inProject } from '../places.mjs'

const { io } = createRequire(inProject('web/package.json'))('socket.io-client')
const scratch = mkdtempSync(join(tmpdir(), 'matricula-handover-'))
const children = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(scratch, { recursive: true, force: true })
})

/** As systemd does: the sockets are the third file and the fourth, and their names are said. */
function slot(name, listening, env) {
  const handed = `LISTEN_PID=$$ exec "${process.execPath}" "${inProject('server/dist/main.js')}" --empty`
  const child = spawn('sh', ['-c', handed], {
    env: {
      ...process.env,
      ...env,
      LISTEN_FDS: '1',
      LISTEN_FDNAMES: 'web',
      MATRICULA_DATA: join(scratch, 'data'),
      MATRICULA_SOCKET: join(scratch, `${name}.sock`),
    },
    stdio: ['ignore', 'pipe', 'pipe', listening],
  })
  children.push(child)
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)))
  return { child, said: () => said.join(''), ended: new Promise((end) => child.once('exit', end)) }
}

const asked = (options) =>
  new Promise((resolve, reject) => {
    const sent = request(options, (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  })

async function readyAt(name, { said }) {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await asked({ socketPath: join(scratch, `${name}.sock`), path: '/healthz' }).catch(
      () => undefined,
    )
    if (answer?.status === 200) return JSON.parse(answer.text)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${name} is not ready:\n${said()}`)
}

/** Many who ask again and again over connections that they keep; failures are what they saw. */
function load(port, people) {
  const failures = []
  const now = { on: true, answered: 0 }
  const agent = new Agent({ keepAlive: true, maxSockets: people })
  const work = Array.from({ length: people }, async () => {
    while (now.on) {
      await asked({ port, agent, path: '/healthz', host: '127.0.0.1' }).then(
        ({ status }) => (status === 200 ? (now.answered += 1) : failures.push(`status ${status}`)),
        (error) => failures.push(error.code ?? String(error)),
      )
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })
  const end = async () => {
    now.on = false
    await Promise.all(work)
    agent.destroy()
    return { failures, answered: now.answered }
  }
  return { end }
}

/** Fifty pages of one person who is signed in; each notes for how long it was cut off. */
async function pagesAt(port, env) {
  const [loginName, password] = ['ada@school.test', 'a password that is long']
  const admin = spawn(
    process.execPath,
    [inProject('server/dist/matricula.js'), 'create-admin', '--login', loginName, '--password-stdin'],
    {
      env: { ...process.env, ...env, MATRICULA_DATA: join(scratch, 'data') },
      stdio: ['pipe', 'ignore', 'inherit'],
    },
  )
  admin.stdin.end(password)
  expect(await new Promise((end) => admin.once('exit', end))).toBe(0)
  const origin = `http://127.0.0.1:${port}`
  const signedIn = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-matricula-request': '1' },
    body: JSON.stringify({ loginName, password }),
  })
  expect(signedIn.status).toBe(201)
  const [cookie] = signedIn.headers.getSetCookie().map((one) => one.split(';')[0])
  return await Promise.all(Array.from({ length: 50 }, () => pageAt(origin, cookie)))
}

function pageAt(origin, cookie) {
  const extraHeaders = { cookie, origin }
  const socket = io(origin, {
    transports: ['websocket'],
    reconnectionDelay: 10,
    extraHeaders,
    forceNew: true,
  })
  const page = { socket, outages: [], lost: 0 }
  // As the pages do: a server that hangs up says whether another one is there already.
  const told = { rest: 3000 }
  socket.on('ended', ({ reason }) => {
    told.rest = reason === 'moving' ? 0 : 3000
  })
  socket.on('disconnect', () => {
    page.lost = performance.now()
    if (!socket.active) setTimeout(() => socket.connect(), told.rest)
  })
  socket.on('connect', () => {
    if (page.lost > 0) page.outages.push(Math.round(performance.now() - page.lost))
  })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(page))
    socket.once('connect_error', reject)
  })
}

/** A socket that is held open and on which nobody takes connections: a server of Node's would, so it is asked for below that. */
function heldSocket() {
  const { TCP, constants } = process.binding('tcp_wrap')
  const handle = new TCP(constants.SOCKET)
  if (handle.bind('127.0.0.1', 0) !== 0) throw new Error('There is no free port')
  const { port } = nameOf(handle)
  return { port, fd: handle.fd, close: () => handle.close() }
}

function nameOf(handle) {
  const name = {}
  handle.getsockname(name)
  return name
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

test.skipIf(process.platform === 'win32')(
  'one server takes over from another on the same socket: no request is lost, and pages come back',
  async () => {
    const tables = await freePort()
    const engine = spawn(process.execPath, [inProject('engine/serve/run.mjs'), '--port', String(tables)])
    children.push(engine)
    await new Promise((said) => engine.stdout.once('data', said))
    const { port, fd: listening, close } = heldSocket()
    const env = {
      MATRICULA_STORE: 'dynamodb',
      MATRICULA_CREATE_TABLES: 'true',
      MATRICULA_DYNAMODB_ENDPOINT: `http://127.0.0.1:${tables}`,
      MATRICULA_ORIGIN: `http://127.0.0.1:${port}`,
      MATRICULA_SECRET: 'a secret of more than thirty-two characters',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    }
    const blue = slot('blue', listening, env)
    await readyAt('blue', blue)
    const pages = await pagesAt(port, env)
    const people = load(port, 20)
    const green = slot('green', listening, env)
    await readyAt('green', green)
    // Closed here, it stays open there, as systemd would keep it.
    close()
    await new Promise((resolve) => setTimeout(resolve, 500))
    blue.child.kill('SIGTERM')
    expect(await blue.ended).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const { failures, answered } = await people.end()
    expect(failures).toEqual([])
    expect(answered).toBeGreaterThan(100)
    const outages = pages.map(({ outages: own }) => own)
    expect(outages.map((own) => own.length)).toEqual(pages.map(() => 1))
    for (const { socket } of pages) socket.close()
    const slowest = Math.max(...outages.flat())
    console.log(
      `${answered} requests, none failed; ${pages.length} pages came back after at most ${slowest} ms`,
    )

    green.child.kill('SIGTERM')
    expect(await green.ended).toBe(0)
  },
  90_000,
)
