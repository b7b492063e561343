export * from './events.ts'
export * from './leave.ts'
export * from './routes.ts'
export * from './schema.ts'
