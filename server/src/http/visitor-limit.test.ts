import { describe, expect, test } from 'vitest'
import { withWorld } from '../../test/world.ts'
import { createApp } from './app.ts'
import { VisitorLimit, visitorOf } from './visitor-limit.ts'

describe('what one address may ask of the portal', () => {
  test('a burst, and then as much as comes back each second', () => {
    const limit = new VisitorLimit({ burst: 3, perSecond: 2 })
    const asked = (now: number) => limit.secondsToWait('10.0.0.1', now)
    expect([asked(0), asked(0), asked(0), asked(0)]).toEqual([0, 0, 0, 1])
    expect([asked(499), asked(500), asked(501)]).toEqual([1, 0, 1])
    expect([asked(60_000), asked(60_000), asked(60_000), asked(60_000)]).toEqual([0, 0, 0, 1])
  })

  test('others are not counted with it', () => {
    const limit = new VisitorLimit({ burst: 1, perSecond: 1 })
    expect(limit.secondsToWait('10.0.0.1', 0)).toBe(0)
    expect(limit.secondsToWait('10.0.0.1', 0)).toBe(1)
    expect(limit.secondsToWait('10.0.0.2', 0)).toBe(0)
  })

  test('the addresses of one IPv6 network are one visitor', () => {
    expect(visitorOf('2001:db8:1:2:aaaa::1')).toBe(visitorOf('2001:db8:1:2:bbbb:cccc:dddd:2'))
    expect(visitorOf('2001:db8::1')).toBe('2001:db8:0:0')
    expect(visitorOf('2001:db8:1:3::1')).not.toBe(visitorOf('2001:db8:1:2::1'))
    expect(visitorOf('::ffff:10.0.0.1')).toBe('::ffff:10.0.0.1')
    expect(visitorOf('10.0.0.1')).toBe('10.0.0.1')
  })

  test('a flood is refused in Chinese with the time to wait, and nobody else is', () =>
    withWorld(async (world) => {
      const app = await createApp(world, { visitors: { burst: 5, perSecond: 0.001 } })
      const ask = (remoteAddress: string, url = '/decisions?q=备案') =>
        app.inject({ url: encodeURI(url), remoteAddress })
      const flood = []
      for (let i = 0; i < 7; i++) flood.push(await ask('203.0.113.9'))
      expect(flood.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 429, 429])
      expect(flood[6]?.body).toContain('访问太频繁了')
      expect(Number(flood[6]?.headers['retry-after'])).toBeGreaterThan(0)
      expect((await ask('203.0.113.10')).statusCode).toBe(200)
      // The log stays open to people who check a proof, and the style of the refusal is still served.
      expect((await ask('203.0.113.9', '/log/key')).statusCode).not.toBe(429)
      expect((await ask('203.0.113.9', '/healthz')).statusCode).not.toBe(429)
      await app.close()
    }))
})
