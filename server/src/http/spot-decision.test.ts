import { expect, test } from 'vitest'
import type { AgencyRules } from '@zhaofa/domain/rules/agency-rules.ts'
import { aCast } from '../../test/cast.ts'
import { sampleAgency } from '../../test/notices.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { withWorld } from '../../test/world.ts'
import { playPublicity } from '../demo/play-publicity.ts'
import { playSpotCase } from '../demo/play-spot-case.ts'
import { spotStories } from '../demo/spot-stories.ts'
import { Stage } from '../demo/stage.ts'
import { asPerson } from '../storage/as-person.ts'
import { publishAgency } from '../storage/publication/lists/publish-lists.ts'
import { createApp } from './app.ts'

type Seen = (path: string) => Promise<string>
type Played = { stage: Stage; caseId: string; see: Seen }

/** The firm of the demo, fined 100 yuan on the spot in October 2026, and what the public sees of it. */
const spotDecision = (rules: Partial<AgencyRules>, work: (played: Played) => Promise<void>) =>
  withWorld(async (world) => {
    const [story] = spotStories
    if (!story) throw new Error('no story')
    const cast = await aCast(world, rules)
    const { agencyId: agency_id } = cast.agencyHead
    await asPerson(world.office, { agencyId: agency_id, personId: '' }, (tx) =>
      publishAgency(tx, { ...sampleAgency, agency_id }),
    )
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    const caseId = await playSpotCase(stage, { ...story, until: 'reported' })
    const app = await createApp(stage.world, { visitors: null })
    const see: Seen = async (path) => {
      const { body } = await app.inject(path)
      return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    }
    await work({ stage, caseId, see })
    await app.close()
  })

test('where the agency only counts them, the denominator says so, and nothing is late (处罚法第48条)', () =>
  spotDecision({ publishSummary: false }, async ({ see }) => {
    const page = await see('/denominator')
    expect(page).toContain(
      '2026-10 简易程序（当场处罚） 1 至 1 号，连续 1 按本局规则不逐件公开，只计件数 0',
    )
    expect(page).toContain('《行政处罚法》第四十八条第一款')
  }))

test('where it publishes them, they are counted, and the remedy is reconsideration first (复议法第23条)', () =>
  spotDecision({ publishSummary: true }, async ({ stage, caseId, see }) => {
    expect(await see('/denominator')).toContain('1 至 1 号，连续 1 0 0 1 0 0 0')
    const { noticeId } = await playPublicity(stage, caseId)
    expect(noticeId).not.toBe('')
    expect(await see('/denominator')).toContain('1 至 1 号，连续 1 1 0 0 0 0 0')
    const { public_id } = await stage.world.portal
      .selectFrom('publication.entry')
      .select('public_id')
      .executeTakeFirstOrThrow()
    const page = await see(`/decisions/${public_id}`)
    expect(page).toContain('先申请行政复议 截至 2026年12月21日')
    expect(page).toContain('对复议决定不服，再提起行政诉讼 收到复议决定书之日起十五日内')
    expect(page).not.toContain('待定')
    expect(page).toContain('《汽车销售管理办法》（商务部令2017年第1号）第十五条')
    expect(page).toContain('当场发现违法行为 2026-10-21 当场告知并听取陈述、申辩 2026-10-21')
    expect(page).toContain('当场行政处罚决定书')
    expect(page).toContain('执法程序 简易程序（当场处罚）')
    expect(page).toContain('应当自收到本决定书之日起六十日内先向四平市人民政府申请行政复议')
    expect(page).not.toContain('六个月内')
    expect(page).toContain('当事人当场陈述、申辩：合同已经打印，还没来得及签，当场补签。')
  }))
