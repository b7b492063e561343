// load.mjs SECONDS RATE PAGES: asks so many times a second and keeps so many pages open; tells what failed and what was cut off.
import { Agent, request } from 'node:https'
import { createRequire } from 'node:module'

const { io } = createRequire('/project/web/package.json')('socket.io-client')
const [seconds, rate, pages] = process.argv.slice(2).map(Number)
const there = { host: '127.0.0.1', port: 443, rejectUnauthorized: false }
const agent = new Agent({ keepAlive: true, maxSockets: 40, ...there })
const failures = {}
const times = []

const asked = (options, body) =>
  new Promise((resolve, reject) => {
    const sent = request({ ...there, ...options }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })

async function askOnce() {
  const began = performance.now()
  const why = await asked({ path: '/healthz', agent }).then(
    ({ statusCode }) => (statusCode === 200 ? undefined : `status ${statusCode}`),
    (error) => error.code ?? String(error),
  )
  times.push(performance.now() - began)
  if (why !== undefined) failures[why] = (failures[why] ?? 0) + 1
}

async function signedIn() {
  const headers = { 'content-type': 'application/json', 'x-matricula-request': '1' }
  const body = JSON.stringify({ loginName: 'ada@example.edu', password: 'harbour lamp violin 7' })
  const answer = await asked({ method: 'POST', path: '/api/session', headers }, body)
  return (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
}

const cuts = []
function openPage(cookie) {
  const extraHeaders = { cookie, origin: 'https://203.0.113.7' }
  const options = { transports: ['websocket'], rejectUnauthorized: false, extraHeaders, forceNew: true }
  const socket = io('https://127.0.0.1', options)
  let lost = 0
  let rest = 3000
  socket.on('ended', ({ reason }) => {
    rest = reason === 'moving' ? 0 : 3000
  })
  socket.on('disconnect', () => {
    lost = performance.now()
    if (!socket.active) setTimeout(() => socket.connect(), rest)
  })
  return new Promise((resolve, reject) => {
    socket.on('connect_error', reject)
    socket.on('connect', () => {
      if (lost > 0) cuts.push(performance.now() - lost)
      resolve(socket)
    })
  })
}

const cookie = await signedIn()
const open = await Promise.all(Array.from({ length: pages }, () => openPage(cookie)))
const running = []
const every = setInterval(() => {
  for (let one = 0; one < rate / 50; one += 1) running.push(askOnce())
}, 20)
await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
clearInterval(every)
await Promise.all(running)
for (const socket of open) socket.close()
times.sort((one, other) => one - other)
const failed = Object.values(failures).reduce((sum, one) => sum + one, 0)
const longestCut = Math.round(Math.max(0, ...cuts))
const slowest = Math.round(times.at(-1) ?? 0)
const told = { asked: times.length, failed, failures, slowest, pages, cut: cuts.length, longestCut }
process.stdout.write(`${JSON.stringify(told)}\n`, () => process.exit(0))
