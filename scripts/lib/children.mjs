import { spawn } from 'node:child_process'
import { root } from './places.mjs'

/** Runs a program and keeps quiet: its exit code and all it said; `late` when it was stopped at its time limit. */
export function listenTo(command, given, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const said = []
    child.stdout.on('data', (piece) => said.push(piece))
    child.stderr.on('data', (piece) => said.push(piece))
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({
        code: code ?? 1,
        said: Buffer.concat(said).toString('utf8'),
        late: code === null && child.killed,
      }),
    )
  })
}

/** Runs a Node program in our place: same terminal, our signals are its signals, its exit code is ours. */
export function becomeNode(given, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, given, { cwd: root, stdio: 'inherit', ...options })
    const forward = (signal) => {
      if (!alreadyHeard(signal)) child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const each of signals) process.removeListener(each, forward)
      resolve(code ?? exitCodeOf(signal))
    })
  })
}

/** A terminal sends Ctrl-C to the whole group; passing it on again would read as "at once, please". */
const alreadyHeard = (signal) => signal === 'SIGINT' && process.stdin.isTTY === true

const exitCodeOf = (signal) => 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0)
