// Read by every Node that can load a module at all, so: nothing newer than ES2018 in this file.
const oldest = [20, 19]

/** The sentence for a Node that is too old to run this project, or nothing when it will do. */
export function refusalOf(version) {
  const parts = version.split('.').map(Number)
  const enough = parts[0] > oldest[0] || (parts[0] === oldest[0] && parts[1] >= oldest[1])
  return enough
    ? undefined
    : `Matricula needs Node.js ${oldest.join('.')} or newer, and this is Node.js ${version}. Install Node.js 24 from https://nodejs.org, then run the same command again.`
}

const refusal = refusalOf(process.versions.node)
if (refusal !== undefined) {
  console.error(refusal)
  process.exit(1)
}
