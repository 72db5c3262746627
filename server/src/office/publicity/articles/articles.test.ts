import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { articleLimits } from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { withDesk, type Desk } from '../../../../test/desk.ts'
import { sequence } from '../../../../test/ledger.ts'
import { longestTurn } from '../../../../test/longest-turn.ts'
import {
  findArticleVersion,
  findArticleWithdrawal,
  newestArticleVersions,
  versionsOfArticle,
} from '../../../storage/publication/article-versions.ts'
import { closeReaders } from '../../../untrusted/read-untrusted.ts'
import { viewMyWork } from '../../desk/my-work.ts'
import { viewArticle, viewArticleDesk } from './article-views.ts'
import { wordFile, wordParagraph } from '../../../../test/word-file.ts'
import { verified } from '../../../../test/verified.ts'
import { importArticle } from './import-article.ts'
import { lookThroughArticle } from './look-through-article.ts'
import { receiveArticleFile } from './receive-article-file.ts'
import {
  collectArticle,
  returnArticle,
  takeArticleStep,
  withdrawArticle,
} from './submit-article.ts'

afterAll(closeReaders)

const written = {
  column: 'rule',
  title: '行政执法公示制度',
  source: '政策法规科',
  datedOn: '2026-01-08',
  text: '一、总则\n为了规范公示，制定本制度。',
  files: [],
  reason: '建立制度',
} as const

const collect = (
  { world, cast }: Desk,
  { id = randomUUID() as string, version = 0, ...changed }: Partial<Written> = {},
) => collectArticle(world, cast.collector, { ...written, ...changed, id, version })

type Written = Parameters<typeof collectArticle>[2]

const step = ({ world }: Desk, actor: Actor, at: { id: string; version: number }) =>
  takeArticleStep(world, actor, { ...at, opinion: '同意' })

async function publish(desk: Desk, changed: Partial<Written> = {}): Promise<string> {
  const collected = await collect(desk, changed)
  if (!collected.ok) throw new Error(collected.refusal.reason)
  const { id, version } = collected.value
  await step(desk, desk.cast.checker, { id, version })
  expect(await step(desk, desk.cast.publisher, { id, version: version + 1 })).toMatchObject({
    value: { published: true },
  })
  return id
}

describe('方案、制度、通知公告 on their way to publication', () => {
  test('collected, checked and published by three people, with a leaf for every step', () =>
    withDesk(async (desk) => {
      const id = await publish(desk)
      expect(await findArticleVersion(desk.world.portal, id, null)).toMatchObject({
        version: 1,
        title: '行政执法公示制度',
        publishedOn: '2026-11-23',
      })
      await sequence(desk.world.db)
      expect(await verified(desk.world.db)).toEqual([])
    }))

  test('nobody takes a step that is another role, or a second step of their own', () =>
    withDesk(async (desk) => {
      const collected = await collect(desk)
      if (!collected.ok) throw new Error(collected.refusal.reason)
      const at = collected.value
      expect(await step(desk, desk.cast.publisher, at)).toMatchObject({
        refusal: { reason: '审核和保密审查由公示审核办理，您没有这个岗位' },
      })
      const both = { ...desk.cast.collector, roles: ['disclosure-checker'] as const }
      expect(await step(desk, both, at)).toMatchObject({
        refusal: { reason: '同一个人不能办理两个环节' },
      })
      await expect(
        collectArticle(desk.world, desk.cast.checker, { ...written, id: at.id, version: 1 }),
      ).rejects.toThrow('采集由公示采集人员办理')
    }))

  test('sent back with a reason it is written anew; while it is judged nobody may change it', () =>
    withDesk(async (desk) => {
      const collected = await collect(desk)
      if (!collected.ok) throw new Error(collected.refusal.reason)
      const { id } = collected.value
      const back = (opinion: string) =>
        returnArticle(desk.world, desk.cast.checker, { id, version: 1, opinion })
      expect(await back(' ')).toMatchObject({ refusal: { reason: '退回须写明理由' } })
      expect(await back('标题写错')).toMatchObject({ value: { version: 2 } })
      expect(await step(desk, desk.cast.checker, { id, version: 2 })).toMatchObject({ ok: false })
      expect(await collect(desk, { id, version: 2 })).toMatchObject({ value: { version: 3 } })
      await step(desk, desk.cast.checker, { id, version: 3 })
      expect(await collect(desk, { id, version: 4 })).toMatchObject({
        refusal: { reason: '已经送审，退回或者发布后才能修改' },
      })
    }))

  test('what is missing is said field by field', () =>
    withDesk(async (desk) => {
      const empty = { title: ' ', source: '', text: '\n', datedOn: '2026-02-30', reason: '' }
      const refused = await collect(desk, empty)
      expect(refused.ok ? [] : refused.refusal.fields?.map(({ field }) => field)).toEqual([
        'title',
        'source',
        'datedOn',
        'text',
        'reason',
      ])
    }))

  test('the same article sent twice is one article, and two people at once are told', () =>
    withDesk(async (desk) => {
      const id = randomUUID()
      await collect(desk, { id })
      await expect(collect(desk, { id })).rejects.toThrow('文章刚被他人修改')
      expect((await viewArticleDesk(desk.world, desk.cast.checker)).articles).toMatchObject([
        { id, waiting: { step: '审核和保密审查', mine: true } },
      ])
    }))
})

describe('an article taken down', () => {
  const takeDown = ({ world }: Desk, actor: Actor, at: { id: string; version: number }) =>
    withdrawArticle(world, actor, { ...at, opinion: '含有不应公开的内容' })

  test('leaves every page, version and file at once, and keeps the reason and its leaf', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const id = await publish(desk)
      expect(await takeDown(desk, cast.checker, { id, version: 3 })).toMatchObject({
        refusal: { reason: '撤下由公示发布办理，您没有这个岗位' },
      })
      expect(await takeDown(desk, cast.publisher, { id, version: 3 })).toMatchObject({ ok: true })
      expect(await newestArticleVersions(world.portal)).toEqual([])
      expect(await findArticleVersion(world.portal, id, 1)).toBeUndefined()
      expect(await findArticleWithdrawal(world.portal, id)).toEqual({
        reason: '含有不应公开的内容',
        withdrawnOn: '2026-11-23',
      })
      const { count } = await world.db.owner
        .selectFrom('publication.search_entry' as never)
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('kind' as never, '=', 'article' as never)
        .executeTakeFirstOrThrow()
      expect(Number(count)).toBe(0)
      await sequence(world.db)
      expect(await verified(world.db)).toEqual([])
    }))

  test('is not written on, judged or taken down again', () =>
    withDesk(async (desk) => {
      const { cast } = desk
      const id = await publish(desk)
      await collect(desk, { id, version: 3 })
      await takeDown(desk, cast.publisher, { id, version: 4 })
      expect(await step(desk, cast.checker, { id, version: 5 })).toMatchObject({ ok: false })
      expect(await collect(desk, { id, version: 5 })).toMatchObject({
        refusal: { reason: '已经撤下，请另写一篇' },
      })
      expect(await takeDown(desk, cast.publisher, { id, version: 5 })).toMatchObject({
        refusal: { reason: '现在是“已撤下”，不能撤下' },
      })
      expect(await viewArticle(desk.world, cast.publisher, id)).toMatchObject({
        withdrawn: true,
        mayWithdraw: false,
        next: null,
      })
    }))
})

test('what waits for somebody stands in their own work until it is done', () =>
  withDesk(async (desk) => {
    const { world, cast } = desk
    const work = async (actor: Actor) =>
      (await viewMyWork(world, actor)).articles.map(({ doing, reason }) => `${doing}：${reason}`)
    const collected = await collect(desk)
    if (!collected.ok) throw new Error(collected.refusal.reason)
    const { id } = collected.value
    expect(await work(cast.checker)).toEqual(['审核和保密审查：建立制度'])
    expect(await work(cast.publisher)).toEqual([])
    await returnArticle(world, cast.checker, { id, version: 1, opinion: '标题写错' })
    expect(await work(cast.collector)).toEqual(['修改后再送审：已退回：标题写错'])
    await publish(desk, { id, version: 2 })
    expect([...(await work(cast.collector)), ...(await work(cast.publisher))]).toEqual([])
  }))

describe('versions of an article', () => {
  test('the second version keeps the first, and the checker sees what it changes', () =>
    withDesk(async (desk) => {
      const id = await publish(desk)
      const text = `${written.text}\n联系人身份证号 220302199001011238。`
      await collect(desk, { id, version: 3, text, reason: '写明联系人' })
      const view = await viewArticle(desk.world, desk.cast.checker, id)
      expect(view.difference).toEqual([
        { kind: 'new', text: '联系人身份证号 220302199001011238。', under: '一、总则' },
      ])
      expect(view.findings.map(({ text }) => text)).toEqual(['220302199001011238'])
      const kept = view.findings.map((each) => ({ ...each, sha256: null, kept: '虚构的号码' }))
      const checked = { id, version: 4, opinion: '同意', kept }
      await takeArticleStep(desk.world, desk.cast.checker, checked)
      await step(desk, desk.cast.publisher, { id, version: 5 })
      const { portal } = desk.world
      expect((await versionsOfArticle(portal, id)).map(({ version }) => version)).toEqual([2, 1])
      expect((await findArticleVersion(portal, id, 1))?.text).toBe(written.text)
    }))

  test('the office may not change or remove a version, nor the portal write one', () =>
    withDesk(async (desk) => {
      await publish(desk)
      const { db } = desk.world
      await expect(db.owner.deleteFrom('publication.article_version').execute()).rejects.toThrow()
      await expect(db.portal.deleteFrom('publication.article_version').execute()).rejects.toThrow(
        /permission denied/,
      )
      await expect(db.portal.selectFrom('casework.article_event').execute()).rejects.toThrow(
        /permission denied/,
      )
    }))
})

describe('an article from a file', () => {
  const plan = readFileSync(
    join(import.meta.dirname, '../../../demo/articles/work-plan.txt'),
    'utf8',
  )
  const taken = { file: plan, account: 'he', reason: '从原网站移入' }

  test('the bureau’s own plan imports as the first article of 一个方案, checked and published by others', () =>
    withDesk(async (desk) => {
      const imported = await importArticle(desk.world, taken)
      if (!imported.ok) throw new Error(imported.refusal.reason)
      const { id, title } = imported.value
      expect(title).toBe('四平市商务局全面推行“三项制度”工作方案')
      expect(await newestArticleVersions(desk.world.portal)).toEqual([])
      await step(desk, desk.cast.checker, { id, version: 1 })
      await step(desk, desk.cast.publisher, { id, version: 2 })
      expect(await newestArticleVersions(desk.world.portal)).toMatchObject([
        {
          ...{ column: 'plan', version: 1, title },
          ...{ source: '行政审批办公室', datedOn: '2021-09-30' },
        },
      ])
    }))

  test('a Word file comes in as at the desk: read, not attached, and what was left out is told', () =>
    withDesk(async (desk) => {
      const bytes = await wordFile(
        wordParagraph('行政执法公示制度', '<w:jc w:val="center"/>') +
          wordParagraph('第一条　为了规范公示，制定本制度。') +
          '<w:p><w:r><w:t>办公室</w:t><w:drawing/></w:r></w:p>',
      )
      const file = { name: '制度.docx', bytes }
      const imported = await importArticle(desk.world, {
        ...taken,
        column: 'rule',
        file,
        source: '政策法规科',
      })
      if (!imported.ok) throw new Error(imported.refusal.reason)
      const { id, title, notes } = imported.value
      expect(title).toBe('行政执法公示制度')
      expect(notes).toEqual([expect.stringContaining('1 张图片')])
      await step(desk, desk.cast.checker, { id, version: 1 })
      await step(desk, desk.cast.publisher, { id, version: 2 })
      const [version] = await newestArticleVersions(desk.world.portal)
      expect(version).toMatchObject({ column: 'rule', title, source: '政策法规科' })
    }))

  test('what only calls itself Word or PDF is refused with the sentence of the desk', () =>
    withDesk(async ({ world }) => {
      const file = (name: string, bytes: Buffer) => ({ name, bytes })
      const refusal = async (of: ReturnType<typeof file>) => {
        const imported = await importArticle(world, { ...taken, column: 'rule', file: of })
        return imported.ok ? '' : imported.refusal.reason
      }
      expect(await refusal(file('x.docx', Buffer.from('MZ')))).toContain('没有保存')
      expect(await refusal(file('x.pdf', Buffer.from('%PDF-1.7\nnothing')))).toMatch(
        /打不开|读不出|损坏/,
      )
      expect(await refusal(file('x.docx', Buffer.alloc(0)))).toContain('空文件')
    }))

  test('an unknown account, somebody who does not collect, a file without a column are refused', () =>
    withDesk(async ({ world }) => {
      const refusal = async (changed: Partial<typeof taken>) => {
        const imported = await importArticle(world, { ...taken, ...changed })
        return imported.ok ? '' : imported.refusal.reason
      }
      expect(await refusal({ account: 'nobody' })).toBe('没有账号 nobody')
      expect(await refusal({ account: 'ma' })).toBe('马晓东（ma）不是公示采集人员')
      expect(await refusal({ file: '标题\n正文。' })).toBe('文件没有写明栏目，请指明')
    }))
})

describe('可能不应公开的内容', () => {
  const phone = '13904340017'

  async function withAttachment({ world, cast }: Desk) {
    const content = await wordFile(wordParagraph(`联系人孙明，手机${phone}。`))
    const upload = { name: '参会回执.docx', content: Readable.from([content]) }
    const { id: file } = await receiveArticleFile(world, cast.collector, upload)
    const collected = await collect({ world, cast } as Desk, { files: [file] })
    if (!collected.ok) throw new Error(collected.refusal.reason)
    const article = await viewArticle(world, cast.checker, collected.value.id)
    const found = await lookThroughArticle(world, article, [])
    expect(found.map(({ text }) => text)).toContain(phone)
    return { ...collected.value, found }
  }

  test('nothing is sent on to be published until the checker has said of each why it may be public', () =>
    withDesk(async (desk) => {
      const { found, ...at } = await withAttachment(desk)
      const { world, cast } = desk
      const check = (
        kept: readonly { sha256: string | null; text: string; reason: string; kept: string }[],
      ) => takeArticleStep(world, cast.checker, { ...at, opinion: '同意', kept })
      const why = '会务组公布的值班手机'
      const all = found.map((each) => ({ ...each, kept: why }))
      const refused = {
        ok: false,
        refusal: {
          reason: `有 ${found.length} 处可能不应公开：每处写明可以公开的理由，或者退回采集修改`,
        },
      }
      expect(await check([])).toMatchObject(refused)
      expect(await check(all.map((each) => ({ ...each, kept: '  ' })))).toMatchObject(refused)
      // A reason for another file is none for this one.
      expect(await check(all.map((each) => ({ ...each, sha256: 'a'.repeat(64) })))).toMatchObject(
        refused,
      )
      expect(await check(all)).toMatchObject({ ok: true })
      const { history } = await viewArticle(world, cast.publisher, at.id)
      expect(history.at(-1)?.opinion).toContain(`附件里“${phone}”保留：${why}`)
      expect(await step(desk, cast.publisher, { ...at, version: at.version + 1 })).toMatchObject({
        value: { published: true },
      })
      expect(await findArticleVersion(world.portal, at.id, null)).not.toBeUndefined()
    }))

  test('a finding in the text itself is judged like one in an attachment', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const collected = await collect(desk, { text: `一、联系\n会务联系人手机${phone}。` })
      if (!collected.ok) throw new Error(collected.refusal.reason)
      const at = collected.value
      expect(await step(desk, cast.checker, at)).toMatchObject({
        refusal: { reason: '有 1 处可能不应公开：每处写明可以公开的理由，或者退回采集修改' },
      })
      const [finding] = await lookThroughArticle(world, { text: phone, files: [] }, [])
      expect(finding).toMatchObject({ sha256: null, text: phone })
      const kept = finding ? [{ ...finding, kept: '本局公布的会务手机' }] : []
      expect(
        await takeArticleStep(world, cast.checker, { ...at, opinion: '', kept }),
      ).toMatchObject({ ok: true })
      const { history } = await viewArticle(world, cast.publisher, at.id)
      expect(history.at(-1)?.opinion).toBe(`正文里“${phone}”保留：本局公布的会务手机`)
    }))

  test('of more than fifty places in a text the rest is told, and waits for the checker too', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const phones = Array.from({ length: 60 }, (_, i) => `1390434${String(i).padStart(4, '0')}`)
      const text = phones.map((each) => `值班手机${each}。`).join('\n')
      const collected = await collect(desk, { text })
      if (!collected.ok) throw new Error(collected.refusal.reason)
      const { findings } = await viewArticle(world, cast.checker, collected.value.id)
      expect(findings).toHaveLength(51)
      expect(findings.at(-1)).toEqual({ text: '', reason: '另有 10 处没有列出，请通读正文' })
      const kept = findings.slice(0, 50).map((each) => ({ ...each, sha256: null, kept: '值班' }))
      const asked = { ...collected.value, opinion: '同意', kept }
      expect(await takeArticleStep(world, cast.checker, asked)).toMatchObject({
        refusal: { reason: expect.stringContaining('有 1 处可能不应公开') as string },
      })
    }))

  test('while the longest text is searched, others are answered', { timeout: 120_000 }, () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const line = `会务联系人手机${phone}，当事人四平市红日商贸有限公司未按规定备案。\n`
      const text = line.repeat(Math.floor(articleLimits.text / line.length))
      // The second version is compared with the first.
      const id = await publish(desk, { text: text.replaceAll(phone, '（略）') })
      const longest = await longestTurn(async () => {
        const collected = await collect(desk, { id, version: 3, text })
        expect(collected).toMatchObject({ ok: true })
        const view = await viewArticle(world, cast.checker, id)
        expect(view.findings.map((each) => each.text)).toEqual([phone])
        await step(desk, cast.checker, { id, version: 4 })
      })
      // In one turn the search takes more than a second of processor time.
      expect(longest).toBeLessThan(400)
    }),
  )

  test('what may not be public sends the article back; an old check without reasons does not publish', () =>
    withDesk(async (desk) => {
      const { found: _found, ...at } = await withAttachment(desk)
      const { world, cast } = desk
      // As a check made before reasons were asked for stands in the file.
      await world.db.owner
        .insertInto('casework.article_event')
        .values({
          ...{ article_id: at.id, agency_id: cast.checker.agencyId, version: at.version + 1 },
          ...{ type: 'ArticleStepTaken', at: world.clock.now().toISOString() },
          ...{ by_id: cast.checker.personId, by_name: cast.checker.name },
          body: JSON.stringify({ type: 'ArticleStepTaken', step: 'check', opinion: '同意' }),
        })
        .execute()
      const checked = { ...at, version: at.version + 1 }
      const publishing = await step(desk, cast.publisher, checked)
      expect(publishing.ok ? '' : publishing.refusal.reason).toContain('审核时没有确认')
      expect(await findArticleVersion(world.portal, at.id, null)).toBeUndefined()
      const opinion = '附件里的手机号码不应公开'
      expect(await returnArticle(world, cast.publisher, { ...checked, opinion })).toMatchObject({
        ok: true,
      })
    }))
})
