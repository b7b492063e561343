/** The version of this engine: processes of different versions never share a store at the same time. */
export const engineVersion = '0.1.0'
