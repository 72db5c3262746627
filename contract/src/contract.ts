export * from './case.ts'
export * from './act.ts'
export * from './problem.ts'
export * from './publicity.ts'
