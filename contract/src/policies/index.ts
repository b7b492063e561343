export * from './events.ts'
export * from './in-force.ts'
export * from './routes.ts'
export * from './schema.ts'
