import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { connect } from 'node:net'
import { Worker } from 'node:worker_threads'
import { serveReadings } from '../src/untrusted/serve-readings.ts'

// A reader that does what a file made to take it over could make it do.

/** Node has it; the types of Node do not. */
declare const WebAssembly: {
  Memory: new (pages: { initial: number; maximum: number }) => {
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
}

const kept: unknown[] = []

const tricks: Readonly<Record<string, () => unknown>> = {
  good: () => 'read',
  abort: () => process.abort(),
  exit: () => process.exit(0),
  throw: () => {
    throw new Error('a fault of the reader')
  },
  hang: () => {
    for (;;) kept.length = 0
  },
  wait: () => new Promise((resolve) => setTimeout(() => resolve('read'), 1_000)),
  waitForEver: () => new Promise(() => setInterval(() => undefined, 1_000)),
  growInBuffers: () => {
    for (;;) kept.push(new Uint8Array(4 * 1024 ** 2).fill(1))
  },
  growInHeap: () => {
    for (let i = 0; ; i++) kept.push(new Array<number>(2_000).fill(i + 0.5))
  },
  growAtOnce: () => kept.push(new Uint8Array(3 * 1024 ** 3).fill(1)),
  growInWasm: () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 })
    for (;;) {
      const before = memory.grow(64) * 65_536
      new Uint8Array(memory.buffer, before).fill(1)
    }
  },
  sayNonsense: () => {
    writeSync(3, Buffer.from('no frame at all'))
    return new Promise(() => undefined)
  },
  sayTooMuch: () => new Uint8Array(120 * 1024 ** 2),
  environment: () => Object.keys(process.env),
  descriptors: () => readdirSync('/proc/self/fd'),
  readSecret: () => readFileSync('/etc/passwd', 'utf8'),
  write: () => writeFileSync('/tmp/zhaofa-was-here', ''),
  startProcess: () => spawn('/bin/true'),
  startThread: () => new Worker('', { eval: true }),
  connect: () => {
    const socket = connect(80, '127.0.0.1')
    return new Promise((resolve) => socket.on('error', resolve))
  },
  loadAddon: () => process.dlopen({ exports: {} }, '/no/such/addon.node'),
}

/** What was tried, or the code of the error that forbade it. */
serveReadings(async (job) => {
  const trick = String(job)
  if (!trick.endsWith('?')) return tricks[trick]?.()
  try {
    const done = await tricks[trick.slice(0, -1)]?.()
    return done instanceof Error ? codeOf(done) : (done ?? 'done')
  } catch (fault) {
    return codeOf(fault)
  }
})

const codeOf = (fault: unknown) => (fault as NodeJS.ErrnoException).code ?? String(fault)
