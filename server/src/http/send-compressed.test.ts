import { gunzipSync, gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { encodingFor, sendCompressed } from './send-compressed.ts'

const takes = (accepted: string | undefined) => ({ headers: { 'accept-encoding': accepted } })

describe('the encoding of an answer (RFC 9110, 12.5.3)', () => {
  test.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0.0', null],
    ['GZIP', 'gzip'],
    ['brotli', null],
    ['', null],
    [undefined, null],
  ])('%j is answered by %j', (accepted, encoding) => {
    expect(encodingFor(takes(accepted))).toBe(encoding)
  })

  test('is one of those there are', () => {
    expect(encodingFor(takes('br, gzip'), ['gzip'])).toBe('gzip')
    expect(encodingFor(takes('br'), ['gzip'])).toBeNull()
  })
})

test('an answer keeps what else it varies by', async () => {
  const app = Fastify()
  const plain = Buffer.from('公示'.repeat(50))
  app.get('/', (request, reply) => {
    void reply.header('vary', 'cookie')
    return sendCompressed(request, reply, { plain: () => plain, gzip: () => gzipSync(plain) })
  })
  const zipped = await app.inject({ url: '/', headers: { 'accept-encoding': 'gzip' } })
  expect(zipped.headers).toMatchObject({
    vary: 'accept-encoding, cookie',
    'content-encoding': 'gzip',
  })
  expect(gunzipSync(zipped.rawPayload)).toEqual(plain)
  const whole = await app.inject({ url: '/', headers: { 'accept-encoding': 'br' } })
  expect(whole.headers['content-encoding']).toBeUndefined()
  expect(whole.rawPayload).toEqual(plain)
  await app.close()
})
