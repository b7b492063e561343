export * from './policy.ts'
export * from './routes.ts'
export * from './schema.ts'
export * from './scheme.ts'
