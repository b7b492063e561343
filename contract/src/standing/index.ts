export * from './events.ts'
export * from './policy.ts'
export * from './routes.ts'
export * from './schema.ts'
