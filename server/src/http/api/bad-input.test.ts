import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-officer'
const clue = {
  source: 'inspection',
  receivedAt: '2026-11-23T00:30:00.000Z',
  respondent: '四平市旅途汽车销售有限公司',
  summary: '没有按规定备案。',
  named: false,
  preliminaryOpinion: '建议核查。',
}

// One world for all rows: each of them is refused, so none of them leaves anything behind.
let officer: Browser
let app: FastifyInstance
let caseId: string
let finish: () => void
let closed: Promise<void>

beforeAll(async () => {
  await new Promise<void>((ready, failed) => {
    closed = withWorld(async (world) => {
      const { officers } = await aCast(world)
      await aPassword(world.db, officers[0], password)
      app = await createApp(world)
      officer = aBrowser(app)
      await officer.signIn({ account: 'chen', password })
      const made = await register(clue)
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

const register = (input: unknown) =>
  officer.request({ method: 'POST', url: '/api/cases', payload: { input, informant: null } })

/** A body as it travels, where JSON.stringify would mend it. */
const raw = (payload: string, type = 'application/json', url = '/api/cases') =>
  officer.request({ method: 'POST', url, payload, headers: { 'content-type': type } })

function expectProblem(
  answer: { statusCode: number; headers: Record<string, unknown>; json: () => unknown },
  status: number,
): Problem {
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  const problem = answer.json() as Problem
  expect(problem.title).toMatch(/[\u4e00-\u9fff]/)
  for (const { message } of problem.fields ?? []) expect(message).toMatch(/[\u4e00-\u9fff]/)
  return problem
}

test.each<[string, { name: string; contact: string } | null, string[]]>([
  ['nobody', null, ['informant.name', 'informant.contact']],
  ['blanks', { name: ' ', contact: '　' }, ['informant.name', 'informant.contact']],
  ['nowhere to be reached', { name: '王某', contact: '' }, ['informant.contact']],
])('a report under a real name of %s', async (_what, informant, fields) => {
  const payload = { input: { ...clue, named: true }, informant }
  const answer = await officer.request({ method: 'POST', url: '/api/cases', payload })
  const problem = expectProblem(answer, 422)
  expect(problem.fields?.map(({ field }) => field)).toEqual(fields)
})

describe('a field that cannot be read is named, with a Chinese sentence', () => {
  const unseen = '含有看不见的控制字符，请删去后重新输入'
  test.each([
    ['NUL', { respondent: '甲\u0000乙' }, 'respondent', unseen],
    ['a bidi override', { respondent: '甲\u202e乙' }, 'respondent', unseen],
    ['an Arabic letter mark', { summary: '甲\u061c乙' }, 'summary', unseen],
    ['a C1 control', { summary: '甲\u0085乙' }, 'summary', unseen],
    ['a megabyte', { respondent: 'x'.repeat(1_000_000) }, 'respondent', '最多 200 字'],
    ['30 February', { receivedAt: '2026-02-30T10:00:00Z' }, 'receivedAt', '没有这一天'],
    ['an hour without its zone', { receivedAt: '2026-11-20T10:00' }, 'receivedAt', '日期和时刻'],
    ['25 o’clock', { receivedAt: '2026-11-20T25:00:00Z' }, 'receivedAt', '日期和时刻'],
    ['the year 0', { receivedAt: '0000-01-01T00:00:00Z' }, 'receivedAt', '年份应在'],
    ['the year 275760', { receivedAt: '+275760-09-13T00:00:00Z' }, 'receivedAt', '日期和时刻'],
    ['a number for a name', { respondent: 1e308 }, 'respondent', '请填写文字'],
    ['an unknown field', { fine: 1 }, 'fine', '没有这一栏'],
    ['a name every object has', { toString: 1 }, 'toString', '没有这一栏'],
  ])('%s', async (_what, wrong, field, message) => {
    const problem = expectProblem(await register({ ...clue, ...wrong }), 422)
    expect(problem.fields).toEqual([
      { field, message: expect.stringContaining(message) as string, basis: null, instead: null },
    ])
  })

  test('half of a character', async () => {
    const body = JSON.stringify({ input: clue, informant: null })
    const half = body.replace('"没有按规定备案。"', String.raw`"\ud800备案"`)
    const problem = expectProblem(await raw(half), 422)
    expect(problem.fields).toEqual([
      { field: 'summary', message: unseen, basis: null, instead: null },
    ])
  })
})

describe('a body that is no form of ours', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  test.each([
    ['cut off', '{"input":', 'application/json', 400],
    ['empty', '', 'application/json', 400],
    ['null', 'null', 'application/json', 422],
    ['a list', '[]', 'application/json', 422],
    ['200 000 levels deep', `{"input":{"a":${deep(200_000)}}}`, 'application/json', 400],
    ['21 levels deep', `{"input":{"a":${deep(21)}}}`, 'application/json', 400],
    ['with __proto__', '{"input":{"__proto__":{"a":1}},"informant":null}', 'application/json', 400],
    ['with half a name', '{"input":{"\\udc00":1},"informant":null}', 'application/json', 400],
    ['beyond 1 MB', `{"input":{"a":"${'商'.repeat(400_000)}"}}`, 'application/json', 413],
    ['XML', '<a/>', 'application/xml', 415],
    ['plain text', '{}', 'text/plain', 415],
    ['a page form', 'a=b', 'application/x-www-form-urlencoded', 415],
  ])('%s', async (_what, body, type, status) => {
    expectProblem(await raw(body, type), status)
  })

  test('a draft that cannot be kept says so, and deep ones never reach the database', async () => {
    const url = `/api/cases/${caseId}/acts/verify-clue/draft`
    const put = (payload: string) =>
      officer.request({
        method: 'PUT',
        url,
        payload,
        headers: { 'content-type': 'application/json' },
      })
    expectProblem(await put('{"version":1,"input":{"facts":"\\u0000"}}'), 422)
    expectProblem(await put('{"version":1,"input":{"facts":"\\ud800"}}'), 422)
    expectProblem(await put(`{"version":1,"input":{"facts":${deep(7_000)}}}`), 400)
    expect((await put('{"version":1,"input":{"facts":"甲"}}')).statusCode).toBe(200)
  })

  test('versions and addresses that cannot be', async () => {
    const perform = (version: unknown) =>
      officer.request({
        method: 'POST',
        url: `/api/cases/${caseId}/acts/verify-clue`,
        payload: { version, input: {} },
      })
    expectProblem(await perform(-1), 422)
    expectProblem(await perform(0.5), 422)
    expectProblem(await perform('1'), 422)
    expectProblem(await perform(Number.MAX_SAFE_INTEGER), 422)
    expectProblem(await perform(2 ** 31 - 1), 412)
    const get = (url: string) => officer.request({ method: 'GET', url })
    expectProblem(await get('/api/cases/nowhere'), 422)
    expectProblem(await get(`/api/cases/${'x'.repeat(5_000)}`), 414)
    expectProblem(await get('/api/cases?q=%00'), 400)
    expectProblem(await get(`/api/cases?q=${'x'.repeat(5_000)}`), 422)
    expectProblem(await get('/api/%ff'), 400)
  })
})

describe('a file that is not taken', () => {
  const upload = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    officer.request({
      method: 'POST',
      url: `/api/cases/${caseId}/uploads`,
      payload,
      headers: { 'content-type': 'multipart/form-data; boundary=x', ...headers },
    })
  const part = (name: string, content: string, end = '\r\n--x--\r\n') =>
    Buffer.from(
      `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}${end}`,
      'latin1',
    )

  test('5 GB are refused by what they announce, before a byte of them is read', async () => {
    const answer = await upload('', { 'content-length': String(5 * 1024 ** 3) })
    expect(expectProblem(answer, 413).title).toBe('单个文件最大 2 GB，没有上传。录像请分段上传。')
  })

  test('a program named .jpg is known by its content', async () => {
    const program = `MZ\x90\0\x03\0\0\0\x04\0\0\0${'\0'.repeat(300_000)}`
    expect(expectProblem(await upload(part('photo.jpg', program)), 415).title).toContain(
      '“photo.jpg”的内容是可执行程序',
    )
  })

  test.each([
    ['an empty file', part('a.pdf', ''), 415],
    ['a megabyte of a name', part('n'.repeat(1_000_000), 'MZ\x90\0'), 415],
    ['a file that stops in the middle', part('a.pdf', '%PDF-1.4', ''), 400],
    ['no file at all', Buffer.from('--x--\r\n'), 400],
  ])('%s', async (_what, body, status) => {
    expectProblem(await upload(body), status)
  })

  test('a body without boundary, and one that is JSON', async () => {
    expectProblem(await upload('x', { 'content-type': 'multipart/form-data' }), 400)
    expectProblem(await upload('{}', { 'content-type': 'application/json' }), 400)
  })
})
