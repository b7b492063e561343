/** No server answered: no network, or none that listens. What was sent may or may not have arrived. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'

  constructor(options?: ErrorOptions) {
    super('No answer from the server', options)
  }
}
