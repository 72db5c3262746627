import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { PrinterFailedError } from '../faults.ts'
import type { JobAnswer, JobMessage } from './render-child.ts'
import type { TypesetJob, Made } from './typesetter.ts'

type RenderPool = {
  run(job: TypesetJob): Promise<Made>
  /** Process ids now at work or waiting. */
  readonly children: () => readonly number[]
  close(): Promise<void>
}

const died = () =>
  new PrinterFailedError('文书排版进程意外退出，没有办成，请重试；仍不成功请联系管理员。')
const tooSlow = (ms: number) =>
  new PrinterFailedError(`文书排版超过 ${ms / 1000} 秒没有完成，已停止，请联系管理员。`)

type Waiting = {
  readonly job: TypesetJob
  readonly resolve: (made: Made) => void
  readonly reject: (error: Error) => void
  tries: number
}

type Child = {
  readonly process: ChildProcess
  made: number
  work: Waiting | null
  timer: NodeJS.Timeout | undefined
}

const program = fileURLToPath(new URL('./render-child.ts', import.meta.url))

/**
 * At most `size` children, started when there is work, replaced after `recycleAfter` papers or when
 * one holds `recycleAbove` bytes. A paper that takes `timeoutMs` fails and its child is ended.
 */
export function createRenderPool(
  fontFiles: readonly string[],
  { size = 2, recycleAfter = 300, recycleAbove = 400 * 1024 ** 2, timeoutMs = 30_000 } = {},
): RenderPool {
  const queue: Waiting[] = []
  const children = new Set<Child>()
  /** Replaced, but not yet gone. */
  const leaving = new Set<ChildProcess>()
  let closed = false
  let nextId = 1

  function start(): Child {
    const process = fork(program, [...fontFiles], {
      serialization: 'advanced',
      execArgv: [],
      // Setting type needs none of the settings and secrets in the environment.
      env: {},
    })
    const child: Child = { process, made: 0, work: null, timer: undefined }
    children.add(child)
    process.on('message', (answer: JobAnswer) => finish(child, answer))
    process.on('exit', () => lose(child))
    return child
  }

  function next(): void {
    const [work] = queue
    if (!work) return
    const idle = [...children].find((child) => child.work === null)
    const child = idle ?? (children.size < size ? start() : null)
    if (!child) return
    queue.shift()
    child.work = work
    work.tries++
    child.timer = setTimeout(() => abandon(child), timeoutMs)
    const message: JobMessage = { id: nextId++, job: work.job }
    // A failed send means that the child is going; its exit brings the work back.
    child.process.send(message, () => {})
    next()
  }

  function finish(child: Child, answer: JobAnswer): void {
    const { work } = child
    release(child)
    if ('made' in answer) work?.resolve(answer.made)
    else work?.reject(new Error(answer.failure))
    if (++child.made >= recycleAfter || answer.memory >= recycleAbove) retire(child)
    next()
  }

  function release(child: Child): void {
    clearTimeout(child.timer)
    child.work = null
  }

  function abandon(child: Child): void {
    child.work?.reject(tooSlow(timeoutMs))
    release(child)
    children.delete(child)
    leaving.add(child.process)
    child.process.kill('SIGKILL')
    next()
  }

  function retire(child: Child): void {
    children.delete(child)
    leaving.add(child.process)
    child.process.disconnect()
  }

  function lose(child: Child): void {
    children.delete(child)
    leaving.delete(child.process)
    const { work } = child
    release(child)
    if (work && work.tries < 2 && !closed) queue.unshift(work)
    else work?.reject(died())
    next()
  }

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        if (closed) throw died()
        queue.push({ job, resolve, reject, tries: 0 })
        next()
      }),
    children: () => [...children].flatMap(({ process }) => process.pid ?? []),
    async close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(died())
      const processes = [...children].map(({ process }) => process)
      await Promise.all([...processes, ...leaving].map(ended))
    },
  }
}

function ended(process: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    process.once('exit', () => resolve())
    if (process.connected) process.disconnect()
    else if (process.exitCode !== null || process.signalCode !== null) resolve()
  })
}
