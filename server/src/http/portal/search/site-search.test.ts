import { describe, expect, test, vi } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleNotice } from '../../../../test/notices.ts'
import { agencyId, publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import { publishArticleVersion } from '../../../storage/publication/article-versions.ts'
import { storeLawText } from '../../../storage/publication/law-texts.ts'
import { publishListVersion } from '../../../storage/publication/lists/list-versions.ts'
import { publishNotice } from '../../../storage/publication/publish-notice.ts'
import { pairsOf, searchEntries } from '../../../storage/publication/search/search-entries.ts'
import { sql } from 'kysely'

const matter = {
  code: 'CF-009',
  name: '特许人不具备“两店一年”条件从事特许经营',
  type: '行政处罚',
  basis: '《商业特许经营管理条例》第七条；《商业特许经营管理条例》第二十四条',
}

const law = {
  title: '商业特许经营管理条例',
  fullTitle: '商业特许经营管理条例',
  number: '2007年公布',
  validFrom: plainDate('2007-05-01'),
  validTo: null,
  sha256: 'a'.repeat(64),
  text: {
    history: [],
    parts: [
      {
        kind: 'article' as const,
        number: 7,
        inserted: 0,
        paragraphs: [
          {
            text: '特许人从事特许经营活动应当拥有至少2个直营店，并且经营时间超过1年。',
            items: ['（一）拥有成熟的经营模式；'],
          },
        ],
      },
    ],
  },
}

const articleId = '00000000-0000-4000-8000-0000000000c1'
const article = {
  column: 'plan' as const,
  title: '三项制度工作方案',
  source: '四平市商务局',
  datedOn: null,
  text: `${'第一部分的文字。'.repeat(600)}\n全过程记录归档保存`,
  files: [],
}

async function publish(portal: Portal): Promise<void> {
  const lists = {
    pre_matter_list: [matter],
    pre_service_guide: [
      { matterName: '商业特许经营备案', basis: '《商业特许经营管理条例》第八条' },
    ],
    pre_officer: [{ name: '陈立新', certNo: '07030022016', unit: '执法大队' }],
    pre_remedy: [{ reviewAuthority: '四平市人民政府', court: '四平市铁西区人民法院' }],
  }
  await portal.office(async (tx) => {
    for (const [item, rows] of Object.entries(lists))
      await publishListVersion(
        tx,
        { item, rows, reason: '首次公布', publishedOn: plainDate('2026-01-12') },
        publishing,
      )
    await publishArticleVersion(
      tx,
      articleId,
      { article, reason: '首次公布', publishedOn: '2026-01-12' },
      publishing,
    )
    await publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing)
  })
  await portal.world.db.owner
    .transaction()
    .execute((tx) => storeLawText(tx, law, { agencyId, at: publishing.at }))
}

const search = async ({ page }: Portal, typed: string, kind = '') => {
  const answer = await page(`/search?q=${encodeURIComponent(typed)}&kind=${kind}`)
  expect(answer.statusCode).toBe(200)
  return answer.body
}

describe('one search over everything', () => {
  test('finds matters, guides, lists, articles of laws, officers, decisions and firms, and marks what was typed', () =>
    withPortal(async (portal) => {
      await publish(portal)
      const body = await search(portal, '特许经营')
      expect(body).toContain('href="/matters/CF-009"')
      expect(body).toContain('<mark>特许经营</mark>')
      expect(body).toContain(`href="/guides/${encodeURIComponent('商业特许经营备案')}"`)
      expect(body).toContain(
        `href="/laws/${encodeURIComponent(law.title)}/${encodeURIComponent(law.number)}#a7"`,
      )
      expect(await search(portal, '陈立新')).toContain('href="/officers/list?q=07030022016"')
      expect(await search(portal, '铁西区人民法院')).toContain('href="/lists/pre_remedy/1/1"')
      expect(await search(portal, '救济渠道')).toContain('href="/lists/pre_remedy"')
      expect(await search(portal, '预付卡备案')).toContain('href="/decisions/notice-01"')
      expect(await search(portal, '法制审核')).toContain('href="/flowcharts/legal-review"')
      const plan = await search(portal, '全过程记录')
      expect(plan).toContain(`href="/articles/${articleId}"`)
      expect(plan).toContain('<mark>全过程记录</mark>归档保存')
      expect((await search(portal, '工作方案')).match(/\/articles\//g)).toHaveLength(1)
      const { party } = sampleNotice({ publicId: 'notice-01' })
      expect(await search(portal, party.name)).toContain(`href="/firms/${party.uscc}"`)
      expect(await search(portal, party.uscc ?? '')).toContain(`href="/firms/${party.uscc}"`)
    }))

  test('a citation opens its article, words scattered through a text are found, one kind can be chosen', () =>
    withPortal(async (portal) => {
      await publish(portal)
      expect(await search(portal, '商业特许经营管理条例第七条')).toContain(
        '《商业特许经营管理条例》第七条</a>',
      )
      const scattered = await search(portal, '直营店 经营模式')
      expect(scattered).toContain('#a7"')
      const officers = await search(portal, '特许经营', 'law')
      expect(officers).not.toContain('href="/matters/CF-009"')
      expect(officers).toContain('#a7"')
    }))

  test('little found: titles that look like it are offered', () =>
    withPortal(async (portal) => {
      await publish(portal)
      const body = await search(portal, '商业特许京营备案')
      expect(body).toMatch(/您是不是要找：[\s\S]*商业特许经营备案<\/a/)
    }))

  test('a firm spelled nearly so is offered; beside something that was found nothing is', () =>
    withPortal(async (portal) => {
      await publish(portal)
      const { party, number } = sampleNotice({ publicId: 'notice-01' })
      const slipped = `${party.name.slice(1, 4)}某${party.name.slice(5, 7)}`
      expect(await search(portal, slipped)).toContain(`>${party.name}</a>`)
      expect(await search(portal, number)).not.toContain('您是不是要找')
    }))

  test('a line that is in the list no more is found no more', () =>
    withPortal(async (portal) => {
      await publish(portal)
      expect(await search(portal, '两店一年')).toContain('/matters/CF-009')
      await portal.office((tx) =>
        publishListVersion(
          tx,
          {
            item: 'pre_matter_list',
            rows: [{ code: 'CF-010', name: '另一事项', type: '行政处罚' }],
            reason: '动态调整',
            publishedOn: plainDate('2026-07-06'),
          },
          publishing,
        ),
      )
      await vi.waitFor(async () => {
        expect(await search(portal, '两店一年')).not.toContain('/matters/CF-009')
      })
    }))

  test('whatever is typed is answered, and nothing of it becomes markup', () =>
    withPortal(async (portal) => {
      await publish(portal)
      for (const typed of [
        '',
        ' ',
        '罚',
        '、。！',
        "'; drop table x; --",
        '%',
        '\u0000',
        'a'.repeat(10_000),
        '<script>alert(1)</script>',
        '\\',
        '(((',
        '🙂🙂',
      ])
        expect(await search(portal, typed)).not.toContain('<script>alert')
      expect(await search(portal, '备案', 'nothing')).toContain('备案')
    }))

  test('characters are paired here as in the database; one character alone is no search', () =>
    withPortal(async ({ world }) => {
      for (const text of ['《办法》第3条 Ａ１ｂ', '🙂特许', '一', '', '㎡罚 款']) {
        const { rows } = await sql<{ pairs: string[] }>`
          select publication.pairs(${text}) as pairs`.execute(world.portal)
        expect(new Set(rows[0]?.pairs)).toEqual(new Set(pairsOf(text)))
      }
      expect(await searchEntries(world.portal, '罚')).toBeNull()
    }))
})
