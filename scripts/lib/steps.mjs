export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

/** One calm line for one piece of work: its title at once, its time at the end. */
export async function step(title, work) {
  const began = performance.now()
  process.stdout.write(`${title} … `)
  try {
    const result = await work()
    process.stdout.write(`${seconds(performance.now() - began)}\n`)
    return result
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
}
