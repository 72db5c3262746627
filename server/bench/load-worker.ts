import { connect, type Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import type { Load, LoadResult } from './measure-load.ts'

/** Asks one address over and over on a few kept-alive connections; reports to `measureLoad`. */
const { port, path, connections, seconds } = workerData as Load
const request = `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept: text/html\r\nAccept-Encoding: br, gzip\r\nConnection: keep-alive\r\n\r\n`

const latencies: number[] = []
let failed = 0
let bytes = 0
let measuring = false

function client(): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  let pending: Buffer = Buffer.alloc(0)
  let askedAt = 0
  const ask = () => {
    askedAt = performance.now()
    socket.write(request)
  }
  socket.on('connect', ask)
  socket.on('data', (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    const length = answerLength(pending)
    if (length === null || pending.length < length) return
    if (measuring) {
      latencies.push(performance.now() - askedAt)
      bytes += length
      if (!pending.subarray(0, 15).toString('latin1').startsWith('HTTP/1.1 200')) failed++
    }
    pending = pending.subarray(length)
    ask()
  })
  socket.on('error', () => failed++)
  return socket
}

function answerLength(data: Buffer): number | null {
  const end = data.indexOf('\r\n\r\n')
  if (end < 0) return null
  const length = /content-length: (\d+)/i.exec(data.subarray(0, end).toString('latin1'))?.[1]
  return length === undefined ? null : end + 4 + Number(length)
}

const sockets = Array.from({ length: connections }, client)
const warmUp = 1000
setTimeout(() => {
  measuring = true
  const startedAt = performance.now()
  setTimeout(() => {
    measuring = false
    const elapsed = (performance.now() - startedAt) / 1000
    for (const socket of sockets) socket.destroy()
    latencies.sort((a, b) => a - b)
    const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? NaN
    const result: LoadResult = {
      perSecond: latencies.length / elapsed,
      p50: at(0.5),
      p99: at(0.99),
      failed,
      bytesEach: bytes / Math.max(1, latencies.length),
    }
    parentPort?.postMessage(result)
  }, seconds * 1000)
}, warmUp)
