export * from './events.ts'
export * from './report.ts'
export * from './routes.ts'
export * from './schema.ts'
