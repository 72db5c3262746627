import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { outside } from './outside-address.ts'
import { postOutside } from './post-outside.ts'

const here = outside(['127.0.0.1'])
const nowhere = outside([])
const post = (url: string) => ({ url, headers: { authorization: 'Bearer secret' }, body: '{}' })

/** Somebody else's server, over real HTTP; `seen` counts what reached it. */
async function withServer(
  answer: RequestListener,
  work: (port: number, seen: () => number) => Promise<void>,
): Promise<void> {
  let seen = 0
  const server = createServer((request, response) => {
    seen++
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await work((server.address() as AddressInfo).port, () => seen)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

const fine: RequestListener = (_request, response) => response.end('{"receipt":"R"}')

describe('one request to somebody else', () => {
  test('goes to an address that is allowed, and its answer is read', () =>
    withServer(fine, async (port) => {
      const answer = await postOutside(post(`http://127.0.0.1:${port}/`), { outside: here })
      expect(answer).toMatchObject({ status: 200, text: '{"receipt":"R"}' })
    }))

  test('is not sent to an inner address, however it is written', () =>
    withServer(fine, async (port, seen) => {
      for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '[::1]']) {
        const sent = postOutside(post(`http://${host}:${port}/`), { outside: nowhere })
        await expect(sent, host).rejects.toThrow('推送地址是内部网络的地址，没有允许推送，没有发送')
      }
      expect(seen()).toBe(0)
    }))

  test('is not sent where a name leads inside, be it by one of several addresses', () =>
    withServer(fine, async (port, seen) => {
      for (const addresses of [['127.0.0.1'], ['203.0.114.1', '127.0.0.1'], ['::1']]) {
        const sent = postOutside(post(`http://platform.example:${port}/`), {
          outside: nowhere,
          resolve: (_name, done) =>
            done(
              null,
              addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
            ),
        })
        await expect(sent).rejects.toThrow(/内部网络的地址|不是 https/)
      }
      expect(seen()).toBe(0)
    }))

  test('goes to the address that was looked at, though the name answers differently a moment later', () =>
    withServer(fine, async (port) => {
      const answers = ['127.0.0.1', '10.0.0.1']
      let asked = 0
      const { status } = await postOutside(post(`http://platform.example:${port}/`), {
        outside: here,
        resolve: (_name, done) =>
          done(null, [{ address: answers[asked++] ?? '10.0.0.1', family: 4 }]),
      })
      expect([status, asked]).toEqual([200, 1])
    }))

  test('does not follow a redirect: the token stays where it was sent', () =>
    withServer(
      (_request, response) => response.writeHead(307, { location: '/elsewhere' }).end(),
      async (port, seen) => {
        const answer = await postOutside(post(`http://127.0.0.1:${port}/`), { outside: here })
        expect([answer.status, seen()]).toEqual([307, 1])
      },
    ))

  test('does not read an answer without end, nor wait for one that trickles', async () => {
    await withServer(
      (_request, response) => {
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
        }
        response.on('drain', more).on('error', () => undefined)
        more()
      },
      async (port) => {
        const sent = postOutside(post(`http://127.0.0.1:${port}/`), { outside: here })
        await expect(sent).rejects.toThrow('接口的答复太长，没有读完')
      },
    )
    await withServer(
      (_request, response) => {
        const timer = setInterval(() => response.write('x'), 20)
        response.on('close', () => clearInterval(timer))
      },
      async (port) => {
        const limits = { outside: here, timeMs: 200 }
        await expect(postOutside(post(`http://127.0.0.1:${port}/`), limits)).rejects.toThrow(
          '接口超时',
        )
      },
    )
  })

  test('says when nobody listens, so that it is tried again', async () => {
    const sent = postOutside(post('http://127.0.0.1:1/'), { outside: here })
    await expect(sent).rejects.toMatchObject({ message: '接口连接不上', again: true })
  })
})
