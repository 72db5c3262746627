import { request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { withWorld } from '../../test/world.ts'
import { readTrustedProxies, type TrustedProxies } from '../trusted-proxies.ts'
import { createApp } from './app.ts'
import { believeAddressesOnly, trustIn } from './visitor-address.ts'

/** Asks a server behind such proxies, over a real connection from 127.0.0.1, who it takes the visitor for. */
async function visitorSeen(proxies: TrustedProxies, forwarded: string | string[]): Promise<string> {
  const app = Fastify({ trustProxy: trustIn(proxies) })
  believeAddressesOnly(app)
  app.get('/', (request) => request.ip)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const asked = send({ port, host: '127.0.0.1', headers: { 'x-forwarded-for': forwarded } })
  const seen = new Promise<string>((resolve, reject) => {
    asked.on('response', (response) => void text(response).then(resolve, reject))
    asked.on('error', reject)
  })
  asked.end()
  const ip = await seen
  await app.close()
  return ip
}

const trusted = (typed: string) => readTrustedProxies(typed) ?? false

describe('who the visitor is', () => {
  test.each([
    // No proxy: whatever the header says, it is who connects.
    ['0', '10.9.9.9', '127.0.0.1'],
    // One proxy writes at the end; what stands before it the visitor wrote.
    ['1', '203.0.113.7', '203.0.113.7'],
    ['1', '10.9.9.9, 203.0.113.7', '203.0.113.7'],
    ['1', '1.1.1.1, 10.9.9.9,203.0.113.7', '203.0.113.7'],
    // Two proxies: the nearer one names the farther one.
    ['2', '10.9.9.9, 203.0.113.7, 192.168.0.2', '203.0.113.7'],
    // By address: as far as those that are named, no farther.
    ['127.0.0.1', '10.9.9.9, 203.0.113.7', '203.0.113.7'],
    ['127.0.0.0/8,192.168.0.0/16', '10.9.9.9, 203.0.113.7, 192.168.0.2', '203.0.113.7'],
    ['10.0.0.0/8', '203.0.113.7', '127.0.0.1'],
    ['127.0.0.1,fd00::/8', '203.0.113.7, 2001:db8::7, fd00::2', '2001:db8::7'],
    // A word that is no address ends what is believed.
    ['1', 'not-an-address', '127.0.0.1'],
    ['1', '203.0.113.7, unknown', '127.0.0.1'],
    ['1', 'unknown, 203.0.113.7', '203.0.113.7'],
    ['2', 'not-an-address, 203.0.113.7', '203.0.113.7'],
    ['127.0.0.1', '203.0.113.7:4711', '127.0.0.1'],
    ['127.0.0.1', 'fe80::1%eth0', '127.0.0.1'],
    ['127.0.0.1', "203.0.113.7'; drop table", '127.0.0.1'],
    ['1', ', ,', '127.0.0.1'],
  ])('TRUST_PROXY=%s, X-Forwarded-For: %s → %s', async (typed, forwarded, visitor) => {
    expect(await visitorSeen(trusted(typed), forwarded)).toBe(visitor)
  })

  test('a header sent twice is one list', async () => {
    expect(await visitorSeen(1, ['10.9.9.9', '203.0.113.7'])).toBe('203.0.113.7')
  })
})

test('guesses from one place are counted together whatever they write, and a strange header stops nobody', () =>
  withWorld(async (world) => {
    const app = await createApp(world, { trustProxy: 1 })
    const guess = (forwarded: string) =>
      app.inject({
        method: 'POST',
        url: '/letters/query',
        headers: {
          'x-forwarded-for': forwarded,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: 'number=20261123-000001&code=AAAA',
      })
    const guesses = []
    for (let i = 0; i < 12; i++) guesses.push(await guess(`10.0.1.${i}, 203.0.113.7`))
    expect(guesses.slice(9).map(({ statusCode }) => statusCode)).toEqual([404, 429, 429])
    expect((await guess('203.0.113.7, 203.0.113.8')).statusCode).toBe(404)

    const signIn = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-forwarded-for': 'not-an-address' },
      payload: { account: 'nobody', password: 'wrong' },
    })
    expect(signIn.statusCode).toBe(401)
    await app.close()
  }))
