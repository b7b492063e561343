/** Under this name CloudWatch keeps what the server measures. */
export const metricsNamespace = 'Matricula'

/** What tells one stack's numbers from another's. */
export const metricsDimension = 'Stack'

/** What the server measures, described once: the server writes it, and the template watches it. */
export const measures = {
  requests: { name: 'Requests', unit: 'Count' },
  serverErrors: { name: 'ServerErrors', unit: 'Count' },
  latency: { name: 'Latency', unit: 'Milliseconds' },
  /** Of the store: writes that met others and were tried again, and calls that it put off. */
  conflicts: { name: 'Conflicts', unit: 'Count' },
  throttles: { name: 'Throttles', unit: 'Count' },
  /** Capacity units, as AWS bills them. */
  readUnits: { name: 'ReadUnits', unit: 'Count' },
  writeUnits: { name: 'WriteUnits', unit: 'Count' },
  sockets: { name: 'Sockets', unit: 'Count' },
} as const
