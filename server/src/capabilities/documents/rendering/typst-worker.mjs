// Runs the Typst compiler apart from the event loop: a compilation is one synchronous call of 10 to 100 ms.
import { parentPort, workerData } from 'node:worker_threads'

const { compiler, fonts, workspace } = workerData

async function started() {
  try {
    const { NodeCompiler } = await import(compiler)
    const fontBlobs = fonts.map((font) => Buffer.from(font))
    return { typst: NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] }) }
  } catch (error) {
    return { missing: String(error) }
  }
}

const { typst, missing } = await started()

/** The first things that the compiler complains of, as one line. */
function complaintsOf(compiled) {
  const diagnostics = compiled.takeDiagnostics()
  return diagnostics ? JSON.stringify(typst.fetchDiagnostics(diagnostics)).slice(0, 1000) : 'no document'
}

function answerTo({ template, inputs, at }) {
  if (missing !== undefined) return { missing }
  try {
    const compiled = typst.compile({ mainFileContent: template, inputs })
    if (!compiled.result) return { fault: complaintsOf(compiled) }
    return { pdf: typst.pdf(compiled.result, { creationTimestamp: at }) }
  } catch (error) {
    return { fault: String(error) }
  } finally {
    typst.evictCache(10)
  }
}

parentPort.on('message', (order) => parentPort.postMessage(answerTo(order), []))
