import { describe, expect, test, vi } from 'vitest'
import type { BureauArticle } from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { readLawText } from '@zhaofa/domain/citation/law-text.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { agencyId, publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import {
  publishArticleVersion,
  withdrawArticleVersions,
} from '../../../storage/publication/article-versions.ts'
import { storeLawText } from '../../../storage/publication/law-texts.ts'

const id = '00000000-0000-4000-8000-00000000a001'
const article: BureauArticle = {
  column: 'rule',
  title: '法制审核制度<b>',
  source: '政策法规科',
  datedOn: null,
  text: [
    '一、范围',
    '根据《行政处罚法》第二条，制定本制度。',
    '(一)时限',
    '1.五日办结。自收到材料之日起算。',
    '<script>alert(1)</script>',
    '| 事项 | 期限 |',
    '|---|---|',
    '| 审核 | 五日 |',
  ].join('\n'),
  files: [],
}

const publish = ({ office }: Portal, changed: Partial<BureauArticle>, publishedOn: string) =>
  office((tx) =>
    publishArticleVersion(
      tx,
      id,
      { article: { ...article, ...changed }, reason: '建立制度', publishedOn },
      publishing,
    ),
  )

describe('articles on the portal', () => {
  test('headings in order, a table with its head, every sign escaped', () =>
    withPortal(async (portal) => {
      await publish(portal, {}, '2026-01-12')
      const { body } = await portal.page(`/articles/${id}`)
      expect(body).toContain('法制审核制度&lt;b&gt;')
      expect(body).toContain('&lt;script&gt;alert(1)')
      expect(body.match(/<h[1-6][^>]*>(?:一、|\(一\)|1\.)/g)).toEqual([
        '<h2 id="p0">一、',
        '<h3 id="p2">(一)',
        '<h4>1.',
      ])
      expect(body).toContain('<th scope="col">期限</th>')
    }))

  test('the law it cites opens at its article once it is imported', () =>
    withPortal(async (portal) => {
      await publish(portal, {}, '2026-01-12')
      const law = readLawText('中华人民共和国行政处罚法\n第一条 甲。\n第二条 乙。')
      if (!law.ok) throw new Error('the sample does not read')
      const { title, fullTitle, history, parts } = law.value
      const text = { history, parts }
      await portal.world.db.owner.transaction().execute((tx) =>
        storeLawText(
          tx,
          {
            ...{ title, fullTitle, text, number: '2021年修订', sha256: 'a'.repeat(64) },
            ...{ validFrom: plainDate('2021-07-15'), validTo: null },
          },
          { agencyId, at: publishing.at },
        ),
      )
      const { body } = await portal.page(`/articles/${id}`)
      expect(body).toContain(`/laws/${encodeURIComponent('行政处罚法')}`)
    }))

  test('an older version stays readable, says so, and the newer one says what it changed', () =>
    withPortal(async (portal) => {
      await publish(portal, {}, '2026-01-12')
      await publish(portal, { text: article.text.replace('五日办结', '七日办结') }, '2026-03-02')
      const now = (await portal.page(`/articles/${id}`)).body
      expect(now).toContain('<ins>1.七日办结。自收到材料之日起算。</ins>')
      expect(now).toContain('<del>1.五日办结。自收到材料之日起算。</del>')
      const then = (await portal.page(`/articles/${id}?version=1`)).body
      expect(then).toContain('不是现行的')
      expect((await portal.page(`/articles/${id}?version=3`)).statusCode).toBe(404)
    }))

  test('an attachment is handed out by its hash, to be saved, and only when it is published', () =>
    withPortal(async (portal) => {
      const { objects } = portal.world
      const stored = await objects.put(Buffer.from('%PDF-1.7 甲'))
      const other = await objects.put(Buffer.from('not published'))
      const file = { ...stored, name: '附件"1".pdf', mediaType: 'application/pdf' }
      await publish(portal, { files: [file] }, '2026-01-12')
      const answer = await portal.page(`/articles/${id}/files/${stored.sha256}`)
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'x-content-type-options': 'nosniff',
      })
      expect(answer.body).toBe('%PDF-1.7 甲')
      expect((await portal.page(`/articles/${id}/files/${other.sha256}`)).statusCode).toBe(404)
    }))

  test('taken down, it is 410 with the reason and nothing of it, and its files are gone', () =>
    withPortal(async (portal) => {
      const stored = await portal.world.objects.put(Buffer.from('%PDF-1.7 甲'))
      const file = { ...stored, name: '附件.pdf', mediaType: 'application/pdf' }
      await publish(portal, { files: [file] }, '2026-01-12')
      expect((await portal.page(`/articles/${id}`)).statusCode).toBe(200)
      await portal.office((tx) =>
        withdrawArticleVersions(
          tx,
          id,
          { reason: '含有个人信息', withdrawnOn: '2026-02-02' },
          publishing,
        ),
      )
      await vi.waitFor(async () => {
        expect((await portal.page(`/articles/${id}`)).statusCode).toBe(410)
      })
      const { body } = await portal.page(`/articles/${id}?version=1`)
      expect(body).toContain('2026-02-02 撤下。理由：含有个人信息')
      expect(body).not.toContain('法制审核制度')
      expect((await portal.page(`/articles/${id}/files/${stored.sha256}`)).statusCode).toBe(404)
      expect((await portal.page('/articles')).body).not.toContain(id)
      expect((await portal.page(`/verify/${id}`)).body).toContain('撤下的文章')
    }))

  test('columns, 三项制度专栏 and the record in the log lead to it; an unknown one is not found', () =>
    withPortal(async (portal) => {
      expect((await portal.page('/three-systems')).body).toContain('还没有公布')
      await publish(portal, {}, '2026-01-12')
      for (const path of ['/articles', '/articles?column=rule', '/three-systems']) {
        await vi.waitFor(async () => {
          expect((await portal.page(path)).body).toContain(`href="/articles/${id}"`)
        })
      }
      expect((await portal.page('/articles?column=plan')).body).not.toContain(id)
      expect((await portal.page(`/verify/${id}`)).statusCode).toBe(200)
      for (const path of ['/articles/1', `/articles/${id.replace('a', 'b')}`, "/articles/'%20or"]) {
        expect((await portal.page(path)).statusCode).toBe(404)
      }
    }))
})
