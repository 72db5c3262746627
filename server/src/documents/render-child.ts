import { createTypesetter, type TypesetJob, type Made } from './typesetter.ts'

/** Messages between the pool and its children. */
export type JobMessage = { readonly id: number; readonly job: TypesetJob }
export type JobAnswer = {
  readonly id: number
  /** Bytes of memory the process holds after this work. */
  readonly memory: number
} & ({ readonly made: Made } | { readonly failure: string })

const typesetter = createTypesetter(process.argv.slice(2))

process.on('message', ({ id, job }: JobMessage) => {
  process.send?.(answer(id, job))
})
// The parent is gone: so is the work.
process.on('disconnect', () => process.exit(0))

function answer(id: number, job: TypesetJob): JobAnswer {
  try {
    return { id, made: typesetter.set(job), memory: process.memoryUsage.rss() }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    return { id, failure, memory: process.memoryUsage.rss() }
  }
}
