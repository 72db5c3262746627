import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { aHouse, stamperOf } from '../../../test/signing-keys.ts'
import { octets, oid, sequence, integer, generalizedTime } from '../../signatures/der.ts'
import {
  contentTypes,
  digestBySha256,
  sha256Algorithm,
  signedData,
} from '../../signatures/signed-data.ts'
import { timeStampResponse } from '../../signatures/time-stamps.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { remoteTimeStamps } from './remote-time-stamps.ts'

afterAll(closeReaders)

const house = aHouse('某中心')
const digest = digestBySha256(Buffer.from('签名'))
const at = new Date('2026-11-23T01:00:00Z')

/** An authority written from RFC 3161 alone: the digest and the nonce stand at fixed places of our request. */
async function answerTo(request: Buffer): Promise<Buffer> {
  const imprint = request.indexOf(Buffer.from('0420', 'hex'))
  const nonceAt = imprint + 34
  const nonce = request.subarray(nonceAt, nonceAt + 2 + (request[nonceAt + 1] ?? 0))
  const info = sequence(
    integer(1),
    oid('0.4.0.2023.1.1'),
    sequence(sha256Algorithm(), octets(request.subarray(imprint + 2, imprint + 34))),
    integer(7),
    generalizedTime(at),
    nonce,
  )
  const { root, timeStamps: key } = house
  const signing = {
    certificate: key.certificate,
    chain: [root.certificate],
    algorithm: key.suite.algorithmOf(key.publicKey),
    sign: key.sign,
  }
  const of = { type: contentTypes.tstInfo, inside: info, digest: digestBySha256(info) }
  return timeStampResponse(await signedData(signing, of))
}

type Answer = (request: Buffer) => Promise<{ status?: number; body: Uint8Array } | null>

/** An authority on this machine; an answer of null is none. Tells how often it was asked. */
async function withAuthority(
  answer: Answer,
  work: (
    stamper: ReturnType<typeof remoteTimeStamps>,
    asked: () => number,
    later: () => void,
  ) => Promise<void>,
): Promise<void> {
  let asked = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      asked++
      void answer(Buffer.concat(chunks)).then((made) => {
        if (!made) return request.socket.destroy()
        response.writeHead(made.status ?? 200, { 'content-type': 'application/timestamp-reply' })
        return response.end(made.body)
      })
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  let now = at.getTime()
  const url = `http://127.0.0.1:${port}/tsr`
  const stamper = remoteTimeStamps({ url, networks: ['127.0.0.1'], now: () => new Date(now) })
  try {
    await work(
      stamper,
      () => asked,
      () => (now += 61_000),
    )
  } finally {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

test('a stamp of an authority elsewhere is asked for with a nonce, read by a reader and taken with its certificates', () =>
  withAuthority(
    async (request) => ({ body: await answerTo(request) }),
    async (stamper) => {
      const stamp = await stamper.stamp(digest)
      expect(stamp.at).toEqual(at)
      expect(stamp.certificates).toHaveLength(2)
      expect(stamper.name).toMatch(/^127\.0\.0\.1:\d+$/)
    },
  ))

test('an authority that is away is left alone for a minute, so that not every paper waits', () =>
  withAuthority(
    () => Promise.resolve(null),
    async (stamper, asked, later) => {
      await expect(stamper.stamp(digest)).rejects.toThrow('时间戳服务：接口连接不上')
      await expect(stamper.stamp(digest)).rejects.toThrow('时间戳服务刚才没有答复')
      expect(asked()).toBe(1)
      later()
      await expect(stamper.stamp(digest)).rejects.toThrow('时间戳服务：接口连接不上')
      expect(asked()).toBe(2)
    },
  ))

test.each([
  ['an error', { status: 503, body: new Uint8Array() }, '时间戳服务答复 503'],
  ['a page', { body: Buffer.from('<html>') }, '时间戳服务的答复读不出'],
  ['a refusal', { body: Buffer.from('30053003020102', 'hex') }, '时间戳服务没有给时间戳'],
])('%s is no stamp', (_what, answer, words) =>
  withAuthority(
    () => Promise.resolve(answer),
    async (stamper) => {
      await expect(stamper.stamp(digest)).rejects.toThrow(words)
    },
  ),
)

test('the stamp of something else, or without the nonce, is not taken', () =>
  withAuthority(
    async () => ({ body: timeStampResponse((await stamperOf(house, at).stamp(digest)).token) }),
    async (stamper) => {
      await expect(stamper.stamp(digest)).rejects.toThrow('不是对这份文书的')
    },
  ))
