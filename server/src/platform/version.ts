/** The version of the product, as /healthz and the bundle tell it. */
export const version = '0.1.0'
