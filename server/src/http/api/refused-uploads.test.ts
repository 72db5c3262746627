import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-uploads'
const clue = {
  ...{ source: 'inspection', receivedAt: '2026-11-23T00:30:00.000Z', named: false },
  ...{ respondent: '四平市旅途汽车销售有限公司', summary: '没有按规定备案。' },
  preliminaryOpinion: '建议核查。',
}
type Who = 'officer' | 'collector'
type Sending = {
  path: string
  megabytes: number
  after: number
  method?: string
  announced?: boolean
}

let people: Record<Who, Browser>
let port: number
let caseId: string
let finish: () => void
let closed: Promise<void>

beforeAll(async () => {
  await new Promise<void>((ready, failed) => {
    closed = withWorld(async (world) => {
      const cast = await aCast(world)
      const app = await createApp(world)
      await app.listen({ port: 0, host: '127.0.0.1' })
      port = (app.server.address() as AddressInfo).port
      const signedIn = async (account: string, actor: typeof cast.collector) => {
        await aPassword(world.db, actor, password)
        const browser = aBrowser(app)
        await browser.signIn({ account, password })
        return browser
      }
      people = {
        officer: await signedIn('chen', cast.officers[0]),
        collector: await signedIn('he', cast.collector),
      }
      const made = await people.officer.request({
        ...{ method: 'POST', url: '/api/cases', payload: { input: clue, informant: null } },
      })
      caseId = made.json<{ caseId: string }>().caseId
      const end = new Promise<void>((done) => (finish = done))
      ready()
      await end
      await app.close()
    })
    closed.catch(failed)
  })
}, 120_000)

afterAll(async () => {
  finish()
  await closed
})

const megabyte = Buffer.alloc(1024 ** 2, 1)

/** Sends a form with one file of nothing that is known, and waits for the answer when so much has gone. */
async function send(who: Who, sending: Sending) {
  const { path, megabytes, after, method = 'POST', announced = true } = sending
  const { cookie = '', csrf = '' } = people[who]
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let answered = ''
  socket.on('data', (chunk) => (answered += chunk.toString('utf8')))
  const write = (bytes: string | Buffer) =>
    new Promise<void>((sent) => socket.write(bytes, () => sent()))
  const body = async (bytes: string | Buffer) => {
    if (!announced) await write(`${bytes.length.toString(16)}\r\n`)
    await write(bytes)
    if (!announced) await write('\r\n')
  }
  const answer = async () => {
    await expect.poll(() => answered, { timeout: 8_000, interval: 20 }).toMatch(/\r\n\r\n.*\}/s)
    const so = answered
    answered = ''
    return so
  }
  const part = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'
  const end = '\r\n--x--\r\n'
  const length = part.length + megabytes * megabyte.length + end.length
  await write(
    `${method} ${path} HTTP/1.1\r\nhost: a\r\nuser-agent: vitest\r\ncookie: zhaofa_session=${cookie}\r\nx-csrf-token: ${csrf}\r\nx-request-key: ${randomUUID()}\r\ncontent-type: multipart/form-data; boundary=x\r\n${announced ? `content-length: ${length}` : 'transfer-encoding: chunked'}\r\n\r\n`,
  )
  await body(part)
  for (let sent = 0; sent < after; sent++) await body(megabyte)
  const begun = performance.now()
  const refusal = await answer()
  const seconds = (performance.now() - begun) / 1_000
  for (let sent = after; sent < megabytes; sent++) await body(megabyte)
  await body(end)
  if (!announced) await write('0\r\n\r\n')
  await write('GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n')
  const next = await answer()
  socket.destroy()
  return { refusal, seconds, next }
}

describe('a file that is refused is answered at once, and the connection goes on', () => {
  test.each<[string, Who, () => Sending, RegExp]>([
    [
      'evidence of 100 MB',
      'officer',
      () => ({ path: `/api/cases/${caseId}/uploads`, megabytes: 100, after: 1 }),
      /^HTTP\/1.1 415 .*认不出“a.bin”是什么文件/s,
    ],
    [
      'a file for an article',
      'collector',
      () => ({ path: '/api/articles/files', megabytes: 29, after: 1 }),
      /^HTTP\/1.1 415 .*认不出“a.bin”是什么文件/s,
    ],
    [
      'a table of a list, when it is longer than any',
      'collector',
      () => ({ path: '/api/lists/pre_inspection_items/import', megabytes: 60, after: 1 }),
      /^HTTP\/1.1 413 /,
    ],
    [
      'the photo of a credential, when it is longer than any',
      'officer',
      () => ({ path: '/api/party-readings', megabytes: 60, after: 1 }),
      /^HTTP\/1.1 413 /,
    ],
    [
      'the photo of an officer, when it is longer than any',
      'officer',
      () => ({
        path: `/api/administration/people/${randomUUID()}/photo`,
        ...{ megabytes: 60, after: 1, method: 'PUT' },
      }),
      /^HTTP\/1.1 413 /,
    ],
    [
      'a table of a list that does not say how long it is',
      'collector',
      () => ({
        path: '/api/lists/pre_inspection_items/import',
        ...{ megabytes: 40, after: 12, announced: false },
      }),
      /^HTTP\/1.1 413 /,
    ],
  ])('%s', async (_, who, given, says) => {
    const { refusal, seconds, next } = await send(who, given())
    expect(refusal).toMatch(says)
    expect(seconds).toBeLessThan(4)
    expect(next).toMatch(/^HTTP\/1.1 200/)
  })
})
