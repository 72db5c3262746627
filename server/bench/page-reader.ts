import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

/**
 * Reads pages one after the other on one kept-alive connection. Answers each list of paths with the milliseconds of
 * processor that its own thread took for them, which are not the server's.
 */
const port = workerData as number
const socket = connect({ port, host: '127.0.0.1' })
socket.setNoDelay(true)

let received: Buffer[] = []
let missing: number | null = null
let arrived: () => void = () => undefined

socket.on('data', (chunk: Buffer) => {
  received.push(chunk)
  if (missing === null) {
    const begun = Buffer.concat(received)
    const end = begun.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = begun.subarray(0, end).toString('latin1')
    if (!head.startsWith('HTTP/1.1 200')) throw new Error(head)
    const length = /content-length: (\d+)/i.exec(head)?.[1]
    missing = end + 4 + Number(length) - begun.length
  } else missing -= chunk.length
  if (missing > 0) return
  received = []
  missing = null
  arrived()
})

async function read(path: string): Promise<void> {
  const answered = new Promise<void>((resolve) => {
    arrived = resolve
  })
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept: text/html\r\nAccept-Encoding: br\r\n\r\n`,
  )
  await answered
}

parentPort?.on('message', (paths: readonly string[]) => {
  void (async () => {
    const before = process.threadCpuUsage()
    for (const path of paths) await read(path)
    const { user, system } = process.threadCpuUsage(before)
    parentPort?.postMessage((user + system) / 1000)
  })()
})
