import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { encodeFrame, FrameReader } from './frames.ts'
import { maxMemoryBytes, readerCommand } from './reader-command.ts'
import { processorTime, residentMemory } from './process-use.ts'

/**
 * Why there is no answer for a file. The reader is gone, the pool goes on. `too-slow` is the fault of the file;
 * `busy` is the machine's, which had no time for the reader.
 */
export type Loss = 'died' | 'too-slow' | 'too-big' | 'busy'
type PoolAnswer = { readonly value: unknown } | { readonly lost: Loss }

export type PoolOptions = {
  /** The reader's program; it answers through serve-readings.ts. */
  readonly program: URL
  readonly addons?: boolean
  /** Readers at work at the same time. */
  readonly size?: number
  /** Files one process reads before another takes its place. */
  readonly recycleAfter?: number
  /**
   * Processor time for one file. A busy machine takes longer by the clock for the same work, so the clock alone
   * ends nothing before `patience` times as long.
   */
  readonly timeoutMs?: number
  /** How many times longer than its processor time a file may take by the clock. */
  readonly patience?: number
  /**
   * Processor time in the life of one process. One that has used the time of a file is replaced, so by
   * default every file has twice its time: it may use more than one processor.
   */
  readonly cpuSeconds?: number
  readonly memoryBytes?: number
  /** One that holds more than this after a file is replaced: the next file may need the rest. */
  readonly wornBytes?: number
  /** A reader without work for this long is ended: it holds some sixty megabytes. */
  readonly idleMs?: number
}

export type ReaderPool = {
  /** One file, read by a process that knows nothing and may do nothing. Never rejects for the file's sake. */
  read(job: unknown): Promise<PoolAnswer>
  readonly children: () => readonly number[]
  close(): Promise<void>
}

type Waiting = { readonly job: unknown; readonly settle: (reading: PoolAnswer) => void }

type Child = {
  readonly process: ChildProcess
  readonly frames: FrameReader
  read: number
  work: Waiting | null
  /** What the server ended it for. */
  lost: Loss | null
  told: string
  clock: NodeJS.Timeout | undefined
  /** Processor time it had used when its file began; null where the system does not say so. */
  usedBefore: number | null
  watch: NodeJS.Timeout | undefined
}

/** How an answer arrives: with what the reader has used up, so that the next file finds all of its room. */
const envelope = z.object({
  answer: z.unknown(),
  spent: z.object({ memory: z.number(), cpuMs: z.number() }),
})

/** An answer larger than this is no answer: the longest text is a hundredth of it. */
const maxAnswerBytes = 96 * 1024 ** 2
const lookEveryMs = 25
const usualPatience = 6
const maxStderrLength = 4_000
/** What V8 says when its heap is full, and what malloc and ArrayBuffer say when there is no more. */
const outOfMemory = /out of memory|allocation failed|unable to grow|bad_alloc/i

export function createReaderPool({
  program,
  addons = false,
  size = 1,
  recycleAfter = 20,
  timeoutMs = 20_000,
  patience = usualPatience,
  cpuSeconds = Math.ceil((3 * timeoutMs) / 1_000),
  memoryBytes = maxMemoryBytes,
  wornBytes = memoryBytes / 3,
  idleMs = 60_000,
}: PoolOptions): ReaderPool {
  const queue: Waiting[] = []
  const children = new Set<Child>()
  const leaving = new Set<ChildProcess>()
  let closed = false

  function start(): Child {
    const { file, args } = readerCommand(fileURLToPath(program), {
      ...{ addons, cpuSeconds, memoryBytes },
    })
    const process = spawn(file, args, {
      env: {},
      cwd: '/',
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    })
    const child: Child = {
      process,
      frames: new FrameReader(maxAnswerBytes),
      ...{
        read: 0,
        work: null,
        lost: null,
        told: '',
        clock: undefined,
        usedBefore: null,
        watch: undefined,
      },
    }
    children.add(child)
    process.stdio[3]?.on('data', (chunk: Buffer) => hear(child, chunk))
    process.stderr?.on('data', (chunk: Buffer) => {
      child.told = `${child.told}${chunk.toString('utf8')}`.slice(-maxStderrLength)
    })
    // A reader that has died takes no more bytes; its end says the rest.
    process.stdin?.on('error', () => undefined)
    process.on('error', () => lose(child))
    process.on('close', () => lose(child))
    return child
  }

  function next(): void {
    const [work] = queue
    if (!work) return
    const idle = [...children].find(({ work, lost }) => work === null && lost === null)
    const child = idle ?? (children.size < size ? start() : null)
    if (!child) return
    queue.shift()
    clearTimeout(child.clock)
    child.work = work
    keepAlive(child, true)
    child.usedBefore = null
    child.clock = setTimeout(() => void timeIsUp(child), timeoutMs)
    child.watch = setInterval(() => void look(child), lookEveryMs)
    for (const piece of encodeFrame(work.job)) child.process.stdin?.write(piece)
    next()
  }

  async function look(child: Child): Promise<void> {
    const { pid } = child.process
    if (pid === undefined) return
    const { work } = child
    const [held, used] = await Promise.all([residentMemory(pid), processorTime(pid)])
    if (child.work !== work || work === null) return
    child.usedBefore ??= used
    if (held !== null && held > memoryBytes) end(child, 'too-big')
    if (spentOn(child, used) > timeoutMs) end(child, 'too-slow')
  }

  /** By the clock. Where the system does not tell processor time, that is all there is to go by. */
  async function timeIsUp(child: Child): Promise<void> {
    const { work } = child
    const { pid } = child.process
    const used = pid === undefined ? null : await processorTime(pid)
    if (child.work !== work || work === null) return
    if (used === null) return end(child, 'too-slow')
    const left = timeoutMs * (patience - 1)
    child.clock = setTimeout(() => end(child, 'busy'), left)
  }

  function hear(child: Child, chunk: Buffer): void {
    try {
      for (const value of child.frames.push(chunk)) take(child, value)
    } catch {
      end(child, 'died')
    }
  }

  function take(child: Child, message: unknown): void {
    const { work } = child
    if (!work || child.lost) return
    const { answer, spent } = envelope.parse(message)
    release(child)
    work.settle({ value: answer })
    const worn = spent.memory > wornBytes || spent.cpuMs > timeoutMs
    if (++child.read >= recycleAfter || worn) retire(child)
    else rest(child)
    next()
  }

  /** Idle, it keeps no command from ending; after a while it goes. */
  function rest(child: Child): void {
    keepAlive(child, false)
    child.clock = setTimeout(() => retire(child), idleMs)
    child.clock.unref()
  }

  function release(child: Child): void {
    clearTimeout(child.clock)
    clearInterval(child.watch)
    child.work = null
  }

  function end(child: Child, lost: Loss): void {
    if (child.lost) return
    child.lost = lost
    child.process.kill('SIGKILL')
  }

  function retire(child: Child): void {
    children.delete(child)
    leaving.add(child.process)
    child.process.stdin?.end()
    child.process.kill('SIGKILL')
  }

  function lose(child: Child): void {
    children.delete(child)
    leaving.delete(child.process)
    const { work } = child
    release(child)
    work?.settle({ lost: child.lost ?? (outOfMemory.test(child.told) ? 'too-big' : 'died') })
    next()
  }

  return {
    read: (job) =>
      new Promise((settle) => {
        if (closed) settle({ lost: 'died' })
        else queue.push({ job, settle })
        next()
      }),
    children: () => [...children].flatMap(({ process }) => process.pid ?? []),
    async close() {
      closed = true
      for (const { settle } of queue.splice(0)) settle({ lost: 'died' })
      const processes = [...children].map(({ process }) => process)
      // Idle ones keep nothing from ending; whoever waits for their end has to see it.
      for (const process of [...processes, ...leaving]) keepAlive({ process }, true)
      const gone = [...processes, ...leaving].map(ended)
      for (const child of children) child.process.kill('SIGKILL')
      await Promise.all(gone)
    },
  }
}

/** Milliseconds of processor time a child has used for the file it is reading. */
const spentOn = ({ usedBefore }: Child, used: number | null): number =>
  used === null || usedBefore === null ? 0 : used - usedBefore

function ended(process: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (process.exitCode !== null || process.signalCode !== null || process.pid === undefined) {
      resolve()
    } else process.once('close', () => resolve())
  })
}

/** Whether the process and its pipes keep the server's event loop, and with it a command, from ending. */
function keepAlive({ process }: Pick<Child, 'process'>, alive: boolean): void {
  const pipes = [process.stdin, process.stderr, process.stdio[3]]
  for (const each of [process, ...pipes] as (Partial<
    Record<'ref' | 'unref', () => void>
  > | null)[]) {
    if (alive) each?.ref?.()
    else each?.unref?.()
  }
}
