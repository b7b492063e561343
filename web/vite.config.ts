import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = 'http://127.0.0.1:3000'

/** Which part of a library is asked for first must not decide when the rest of it is: `Trans` comes with the pages that use it. */
const vendor =
  /node_modules[\\/](?!react-i18next[\\/]dist[\\/]es[\\/](Icu)?Trans|html-parse-stringify|void-elements)/

/**
 * What every page needs, in two files: they compress better than forty, and the large one changes only when a dependency
 * does.
 */
const groups = [
  { name: 'vendor', tags: ['$initial' as const], test: vendor },
  { name: 'shell', tags: ['$initial' as const], test: /(web|contract)[\\/]src[\\/]/ },
]

const printer = /[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/

const nothing = ['initializeContext', 'processSchema', 'extractDefs', 'finalize', 'handleUnrepresentable']
const printless = `
export const allProcessors = {}
export const toJSONSchema = () => undefined
export const createToJSONSchemaMethod = () => () => undefined
export const createStandardJSONSchemaMethod = () => () => undefined
${nothing.map((name) => `export const ${name} = undefined`).join('\n')}
`

/** Schemas are printed on the server alone; a browser that carried the printer would carry 6 kB for nothing. */
const withoutSchemaPrinter: Plugin = {
  name: 'without-schema-printer',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (printer.test(id) ? printless : null),
}

/** Fonts are never inlined: the content policy lets fonts come from files only. */
export default defineConfig({
  plugins: [react(), withoutSchemaPrinter],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
})
