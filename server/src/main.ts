import { readConfig, StartProblem } from './config.ts'
import { startMatricula } from './start-matricula.ts'

/** Read the configuration, open the store, compose, listen; or say in one sentence why not. */
try {
  await startMatricula(readConfig(process.env), { empty: process.argv.includes('--empty') })
} catch (error) {
  if (!(error instanceof StartProblem)) throw error
  process.stderr.write(`\nMatricula cannot start. ${error.message}\n`)
  process.exitCode = 1
}
