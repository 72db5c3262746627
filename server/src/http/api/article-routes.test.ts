import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import type { ArticleUpload, ArticleView } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { wordThatGrows } from '../../../test/hostile-files.ts'
import { wordFile, wordParagraph } from '../../../test/word-file.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-publicity'

type Desk = { world: TestWorld; app: FastifyInstance; collector: Browser; checker: Browser }

const withDesk = (work: (desk: Desk) => Promise<void>) =>
  withWorld(async (world) => {
    const cast = await aCast(world)
    const app = await createApp(world)
    const browserOf = async (account: string, actor: typeof cast.collector) => {
      await aPassword(world.db, actor, password)
      const browser = aBrowser(app)
      await browser.signIn({ account, password })
      return browser
    }
    try {
      const collector = await browserOf('he', cast.collector)
      await work({ world, app, collector, checker: await browserOf('ma', cast.checker) })
    } finally {
      await app.close()
    }
  })

/** One file as a browser sends it. */
function upload(browser: Browser, name: string, content: Buffer) {
  const payload = Buffer.concat([
    Buffer.from(
      `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`,
    ),
    content,
    Buffer.from('\r\n--x--\r\n'),
  ])
  return browser.request({
    method: 'POST',
    url: '/api/articles/files',
    payload,
    headers: {
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': String(payload.length),
    },
  })
}

const article = {
  ...{ version: 0, column: 'rule', title: '公示制度', source: '政策法规科', datedOn: null },
  ...{ text: '第一条　为了公示。', files: [], reason: '建立制度' },
}

describe('the desk for articles over HTTP', () => {
  test('a Word file is read, attached, and handed to the checker as a file to be saved', () =>
    withDesk(async ({ collector, checker }) => {
      const word = await wordFile(wordParagraph('一、总则') + wordParagraph('为了公示。'))
      const answer = await upload(collector, '制度.docx', word)
      expect(answer.statusCode).toBe(201)
      const { id: fileId, file, reading } = answer.json<ArticleUpload>()
      expect(reading).toEqual({
        title: null,
        text: '一、总则\n为了公示。',
        notes: [],
        pictures: [],
      })
      const id = randomUUID()
      const collected = await collector.request({
        method: 'POST',
        url: `/api/articles/${id}/collect`,
        payload: { ...article, files: [fileId] },
      })
      expect(collected.json()).toEqual({ message: '已采集，送审核。' })
      const view = (await checker.request({ url: `/api/articles/${id}` })).json<ArticleView>()
      expect(view).toMatchObject({ next: { title: '审核和保密审查', mine: true }, mayWrite: false })
      const look = await checker.request({
        url: `/api/articles/${id}/files/${file.sha256}/look`,
      })
      expect(look.json()).toMatchObject({ findings: [] })
      const saved = await checker.request({ url: `/api/articles/${id}/files/${file.sha256}` })
      expect(saved.headers['content-disposition']).toMatch(/^attachment/)
      expect(saved.rawPayload.equals(word)).toBe(true)
    }))

  test('a Word file that kills its reader is kept, told of, and the next request is answered', () =>
    withDesk(async ({ collector }) => {
      const answer = await upload(collector, '方案.docx', await wordThatGrows())
      expect(answer.statusCode).toBe(201)
      const { reading } = answer.json<ArticleUpload>()
      expect(reading).toEqual({
        ...{ title: null, text: '', pictures: [] },
        notes: [expect.stringMatching(/没有读取。请另存一份再传/)],
      })
      const next = await upload(collector, '制度.docx', await wordFile(wordParagraph('一、总则')))
      expect(next.json<ArticleUpload>().reading?.text).toBe('一、总则')
    }))

  test('what a file is decides its content: a page called .docx, a picture and a sound are refused', () =>
    withDesk(async ({ collector, checker }) => {
      const page = await upload(collector, '制度.docx', Buffer.from('<script>alert(1)</script>'))
      expect(page.statusCode).toBe(415)
      const png = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      )
      expect((await upload(collector, 'x.png', png)).json<{ title: string }>().title).toContain(
        '只收 Word',
      )
      expect((await upload(collector, '空.pdf', Buffer.alloc(0))).statusCode).toBe(415)
      expect((await upload(checker, 'x.pdf', Buffer.from('%PDF-1.7'))).statusCode).toBe(403)
    }))

  test('a broken body, a foreign file and an unknown article are answered in words', () =>
    withDesk(async ({ collector, app }) => {
      const post = (body: object, id: string = randomUUID()) =>
        collector.request({ method: 'POST', url: `/api/articles/${id}/collect`, payload: body })
      const wrong = await post({ ...article, title: '', text: ' ' })
      expect(wrong.statusCode).toBe(422)
      expect(
        wrong.json<{ fields: { field: string }[] }>().fields.map(({ field }) => field),
      ).toEqual(['title', 'text'])
      expect((await post({ ...article, files: [randomUUID()] })).statusCode).toBe(404)
      expect((await post({ ...article, column: 'secret' })).statusCode).toBe(422)
      expect((await post(article, 'x')).statusCode).toBe(422)
      expect((await collector.request({ url: `/api/articles/${randomUUID()}` })).statusCode).toBe(
        404,
      )
      expect((await app.inject({ url: '/api/articles' })).statusCode).toBe(401)
    }))
})
