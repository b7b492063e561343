// Runs before the first paint, so that a dark screen never flashes white; a file because the content policy forbids inline scripts.
const chosen = /(?:^|; )matricula-scheme=(light|dark)/.exec(document.cookie)?.[1]
const wished = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
const density = /(?:^|; )matricula-density=(compact|default|comfortable)/.exec(document.cookie)?.[1]
document.documentElement.dataset.mantineColorScheme = chosen ?? wished
document.documentElement.dataset.density = density ?? 'default'
