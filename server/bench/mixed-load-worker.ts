import { connect, type Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { seededRandom } from './generate-notices.ts'
import type { MixedLoad, MixedResult } from './mixed-load.ts'

/**
 * Visitors who read the portal, each on a connection and from an address of its own on this machine,
 * or a flood from one address. Reports to `measureMixed`.
 */
const { port, connections, seconds, notices, searches, flood } = workerData as MixedLoad
/** A visitor reads so many pages and leaves; the next one has another address. */
const pagesOfVisitor = 100

const random = seededRandom(flood ? 5 : 4)
const latencies: number[] = []
const answers = new Map<number, number>()
const kinds = { detail: 0, list: 0, search: 0 }
let broken = 0
let visitors = 0
let over = false

/** Zipf: the n-th most read decision is read 1/n as often; the newest are read most. */
function decision(): string {
  const rank = Math.floor(Math.exp(random() * Math.log(notices)))
  return `/decisions/n${String(Math.max(0, notices - rank)).padStart(9, '0')}`
}

function path(): string {
  const share = random()
  const word = () => encodeURIComponent(searches[Math.floor(random() * searches.length)] ?? '')
  if (flood || share >= 0.9) {
    kinds.search++
    return `/decisions?q=${word()}&before=${Math.floor(notices * (0.5 + random() / 2))}`
  }
  if (share < 0.7) {
    kinds.detail++
    return decision()
  }
  kinds.list++
  return random() < 0.5 ? '/decisions' : `/decisions?before=${Math.floor(random() * notices) + 1}`
}

function visitor(): void {
  if (over) return
  const number = flood ? 0 : ++visitors
  const localAddress = `127.${flood ? 9 : 10 + (number >> 16)}.${(number >> 8) & 255}.${number & 255 || 1}`
  const socket = connect({ port, host: '127.0.0.1', localAddress })
  socket.setNoDelay(true)
  let pending: Buffer = Buffer.alloc(0)
  let [askedAt, asked] = [0, 0]
  const ask = () => {
    if (asked++ === pagesOfVisitor && !flood) return leave(socket)
    askedAt = performance.now()
    socket.write(
      `GET ${path()} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept: text/html\r\nAccept-Encoding: br\r\n\r\n`,
    )
  }
  socket.on('connect', ask)
  socket.on('data', (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    const length = answerLength(pending)
    if (length === null || pending.length < length) return
    const status = Number(pending.subarray(9, 12).toString('latin1'))
    answers.set(status, (answers.get(status) ?? 0) + 1)
    latencies.push(performance.now() - askedAt)
    pending = pending.subarray(length)
    if (over) socket.destroy()
    else ask()
  })
  socket.on('error', () => {
    if (!over) broken++
  })
}

function leave(socket: Socket): void {
  socket.destroy()
  visitor()
}

function answerLength(data: Buffer): number | null {
  const end = data.indexOf('\r\n\r\n')
  if (end < 0) return null
  const length = /content-length: (\d+)/i.exec(data.subarray(0, end).toString('latin1'))?.[1]
  return length === undefined ? null : end + 4 + Number(length)
}

for (let i = 0; i < connections; i++) visitor()
setTimeout(() => {
  over = true
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? NaN
  const result: MixedResult = {
    perSecond: latencies.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    answers: [...answers],
    kinds,
    broken,
  }
  parentPort?.postMessage(result)
}, seconds * 1000)
