import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { pdfText } from '../../../../test/pdf-text.ts'
import { publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import { publishArticleVersion } from '../../../storage/publication/article-versions.ts'
import { openPdf } from '../../../documents/pdf/open-pdf.ts'
import { publishListVersion } from '../../../storage/publication/lists/list-versions.ts'

const id = '00000000-0000-4000-8000-00000000a002'

const publishRule = ({ office }: Portal, text: string) =>
  office((tx) =>
    publishArticleVersion(
      tx,
      id,
      {
        article: {
          ...{ column: 'rule', title: '公示制度', source: '政策法规科', datedOn: null, files: [] },
          text,
        },
        reason: '建立制度',
        publishedOn: '2026-01-12',
      },
      publishing,
    ),
  )

const remedy = { reviewAuthority: '四平市人民政府', reviewDays: '60', court: '铁西区人民法院' }
const publishRemedy = ({ office }: Portal) =>
  office((tx) =>
    publishListVersion(
      tx,
      {
        item: 'pre_remedy',
        rows: [remedy],
        reason: '首次公布',
        publishedOn: '2026-02-03' as never,
      },
      publishing,
    ),
  )

// One portal for all: the printer's process starts once.
let portal: Portal
let finish: () => void
let closed: Promise<void>

beforeAll(async () => {
  await new Promise<void>((ready, failed) => {
    closed = withPortal(async (opened) => {
      portal = opened
      await publishRule(portal, '第一条　为了公示，制定本制度。\n第二条　𠮷某办理。')
      await publishRemedy(portal)
      const end = new Promise<void>((done) => (finish = done))
      ready()
      await end
    })
    closed.catch(failed)
  })
}, 120_000)

afterAll(async () => {
  finish()
  await closed
})

describe('制度汇编', () => {
  test('cover, contents with page numbers, every part; a character no font has is 〓 and named', async () => {
    const answer = await portal.page('/booklet.pdf')
    expect(answer.headers['content-type']).toBe('application/pdf')
    const pages = (await pdfText(answer.rawPayload)).map((text) => text.replace(/\s/g, ''))
    expect(pages[0]).toContain('行政执法制度汇编')
    expect(pages[0]).toContain('截至2026年2月3日')
    expect(pages[1]).toMatch(/^目录制度文件\.+1公示制度\.+2清单\.+3救济渠道\.+4流程图\.+5/)
    expect(pages[3]).toContain('第一条为了公示，制定本制度。第二条〓某办理。')
    expect(pages[5]).toContain('四平市人民政府')
    expect(pages.at(-1)).toContain('〓表示字库里没有的字：U+20BB7')
  })

  test('PDF/A-2a whose bookmarks are its parts and chapters', async () => {
    const { rawPayload } = await portal.page('/booklet.pdf')
    const source = rawPayload.toString('latin1')
    expect(source).toContain('<pdfaid:part>2</pdfaid:part>')
    const pdf = await openPdf(rawPayload)
    const outline = await pdf.getOutline()
    expect(outline.slice(0, 2).map(({ title, items }) => [title, items.length])).toEqual([
      ['制度文件', 1],
      ['清单', 1],
    ])
  })

  test('the same publications give the same file; a new version of a rule binds it again', async () => {
    const first = await portal.page('/booklet.pdf')
    const etag = String(first.headers.etag)
    const again = await portal.page('/booklet.pdf', { 'if-none-match': etag })
    expect(again.statusCode).toBe(304)
    await publishRule(portal, '第一条　为了公示，修订本制度。')
    await vi.waitFor(async () => {
      const { headers } = await portal.page('/booklet.pdf', { 'if-none-match': etag })
      expect(headers.etag).not.toBe(etag)
    })
  })
})
