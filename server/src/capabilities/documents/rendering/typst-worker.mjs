// Runs the Typst compiler apart from the event loop: a compilation is one synchronous call of 10 to 100 ms.
import { parentPort, workerData } from 'node:worker_threads'

const { compiler, template, fonts, workspace } = workerData
const { NodeCompiler } = await import(compiler)
const typst = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }],
})

/** The first things that the compiler complains of, as one line. */
function complaintsOf(compiled) {
  const diagnostics = compiled.takeDiagnostics()
  return diagnostics ? JSON.stringify(typst.fetchDiagnostics(diagnostics)).slice(0, 1000) : 'no document'
}

parentPort.on('message', ({ inputs, at }) => {
  try {
    const compiled = typst.compile({ mainFileContent: template, inputs })
    if (!compiled.result) {
      parentPort.postMessage({ fault: complaintsOf(compiled) }, [])
      return
    }
    parentPort.postMessage({ pdf: typst.pdf(compiled.result, { creationTimestamp: at }) }, [])
  } catch (error) {
    parentPort.postMessage({ fault: String(error) }, [])
  } finally {
    typst.evictCache(10)
  }
})
