import { pointsOf } from '../../demo/review-points.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { paperText, type Paper } from '@zhaofa/domain/paper/paper.ts'
import { confirmPower } from '../../demo/confirm-power.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { playedOnce } from '../../../test/played-case.ts'
import type { TestWorld } from '../../../test/world.ts'
import { playCase } from '../../demo/play-case.ts'
import {
  approveSeizure,
  playRelease,
  playSeizure,
  seizedOnTheSpot,
} from '../../demo/play-seizure.ts'
import { handOver } from '../../demo/serve-paper.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { newestPaper, papersOnDecision } from '../../storage/document-store.ts'
import { inAgency } from '../desk/in-agency.ts'
import { viewMyWork } from '../desk/my-work.ts'
import { viewList } from '../publicity/lists/list-views.ts'
import { collectList } from '../publicity/lists/submit-list.ts'
import { expireSeizures } from './expire-seizures.ts'
import { performAct } from './perform-act.ts'
import { viewCase } from './views/case-view.ts'
import { viewDraftReview } from './views/draft-review.ts'

type Held = { readonly world: TestWorld; readonly stage: Stage; readonly caseId: string }

/** A case about parts of scrapped vehicles, filed and inspected; the power confirmed. */
const inspected = (work: (held: Held) => Promise<void>, { confirmed = true } = {}): Promise<void> =>
  (confirmed ? withPower : withoutPower)(work)

const investigated = (confirmed: boolean) =>
  playedOnce(async (world, cast) => {
    const story = stories.find(({ matter }) => matter === 'CF-016-01')
    if (!story) throw new Error('no story about scrapped vehicles')
    if (confirmed) await confirmPower(world, cast, { code: 'CF-015-03', on: story.startsOn })
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    const parts = { ...story, matter: 'CF-015-03', until: 'evidence' as const }
    return { stage, caseId: await playCase(stage, parts) }
  })
const withPower = investigated(true)
const withoutPower = investigated(false)

const detained = (work: (held: Held) => Promise<void>) =>
  inspected(async (held) => {
    await playSeizure(held.stage, held.caseId)
    await work(held)
  })

/** An act straight at the use case, past every screen; its refusals as text. */
async function attempt(
  { stage, caseId }: Held,
  actId: string,
  input: Record<string, unknown> = {},
  by: Actor = stage.cast.officers[0],
): Promise<string> {
  const { version } = await viewCase(stage.world, by, caseId)
  const answer = await performAct(stage.world, by, {
    ...{ caseId, actId, version, input },
    confirmedBy: 'password',
  })
  return answer.ok ? 'done' : answer.refusal.map(({ reason }) => reason).join('；')
}

test('proposed, reviewed, approved, carried out: each with its row at the gate and its papers', () =>
  detained(async ({ world, stage, caseId }) => {
    const row = await world.db.owner
      .selectFrom('casework.decision')
      .select(['procedure', 'outcome', 'kinds'])
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ procedure: 'seizure', outcome: 'detain', kinds: [] })
    // It ends no case: the case can still be decided.
    const standing = world.db.owner.selectFrom('casework.standing_decision').selectAll()
    expect(await standing.execute()).toEqual([])
    const view = await viewCase(stage.world, stage.cast.agencyHead, caseId)
    expect(view.documents.map(({ type, number }) => [type, number?.slice(0, 6) ?? null])).toEqual(
      expect.arrayContaining([
        ['coercion_approval', '四商强审字〔'],
        ['seizure_decision', '四商封扣字〔'],
        ['goods_list', null],
        ['coercion_scene_record', null],
      ]),
    )
    expect(view.paths.map(({ title }) => title)).toContain('查封、扣押')
    expect(view.limits.map(({ title }) => title)).toContain('扣押期限')
  }))

test('the opinion on a seizure does not take the place of the opinion on the decision', () =>
  detained(async ({ world, stage, caseId }) => {
    const type = 'legal_review_opinion'
    const read = () =>
      inAgency(world, stage.cast.agencyHead, async (tx) => ({
        onDecision: (await papersOnDecision(tx, caseId)).filter((each) => each.type === type),
        newest: await newestPaper(tx, caseId, type),
      }))
    const { onDecision, newest } = await read()
    expect(onDecision).toEqual([])
    expect(newest).toMatchObject({ type, apart: true })
    // The opinion on a draft decision of before the seizure.
    await sql`insert into casework.document
      select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'version', 1, 'place', 9, 'serial', 900, 'number', 'another',
        'paper', d.paper - 'apart' || '{"ofDraft": "of the draft"}'))).*
      from casework.document d where d.case_id = ${caseId} and d.type = ${type}`.execute(
      world.db.owner,
    )
    const after = await read()
    expect(after.onDecision).toMatchObject([{ type, ofDraft: 'of the draft' }])
    expect(after.newest).toEqual(newest)
  }))

test('the database refuses a seizure that no legal review passed, and one that imposes a fine', () =>
  inspected(async ({ world, stage, caseId }) => {
    const [officer] = stage.cast.officers
    await stage.approved(caseId, officer, 'propose-seizure', {
      measure: 'detain',
      target: '制动盘',
      reason: '防止转移',
    })
    const draft = await world.db.owner
      .selectFrom('casework.decision_draft')
      .selectAll()
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow()
    expect(draft.review_required).toBe(true)
    const { agencyHead } = stage.cast
    const row = {
      case_id: caseId,
      agency_id: agencyHead.agencyId,
      version: 999,
      digest: draft.digest,
      draft_version: draft.version,
      procedure: 'seizure' as const,
      outcome: 'detain',
      kinds: [],
      fine_fen: 0,
      tier: '',
      one_by_one: false,
      matter_code: 'CF-015-03',
      decided_on: '2026-11-23',
    }
    const insert = (changed: Partial<typeof row> = {}) =>
      inAgency(stage.world, agencyHead, (tx) =>
        tx
          .insertInto('casework.decision')
          .values({ ...row, ...changed })
          .execute(),
      )
    await expect(insert()).rejects.toThrow('no passed legal review')
    await expect(insert({ outcome: 'penalty' })).rejects.toThrow()
    const { reviewer } = stage.cast
    const ref = { kind: 'seizure', no: 1 } as const
    await stage.act(caseId, reviewer, 'accept-review-on-seizure~1')
    await stage.act(caseId, reviewer, 'issue-opinion-on-seizure~1', {
      points: await pointsOf(stage, caseId, {}, ref),
      outcome: 'pass',
      opinion: '同意。',
    })
    await expect(insert({ fine_fen: 1 })).rejects.toThrow('seizure_imposes_nothing')
  }))

test('without a confirmed power nothing is proposed and nothing is seized (强制法第22条)', () =>
  inspected(
    async (held) => {
      const [officer] = held.stage.cast.officers
      const view = await viewCase(held.stage.world, officer, held.caseId)
      const refused = view.cannot.find(({ id }) => id === 'propose-seizure')
      expect(refused?.unmet[0]?.reason).toContain('本局法制机构还没有确认')
      for (const act of ['propose-seizure', 'seize-urgently']) {
        expect(await attempt(held, act)).toContain('本局法制机构还没有确认，确认后可办')
      }
    },
    { confirmed: false },
  ))

test('goods in custody keep the case open, also for whoever asks past the screens', () =>
  detained(async (held) => {
    const words = '还有查封、扣押的财物没有处理完'
    expect(await attempt(held, 'close-case')).toContain(words)
    expect(
      await attempt(held, 'dismiss-case', { ground: 'not-established', explanation: '说明' }),
    ).toContain(words)
    expect(await attempt(held, 'archive-case', {}, held.stage.cast.archivist)).toContain(words)
  }))

test('released and returned: the ledger is empty, and nothing is released twice', () =>
  detained(async (held) => {
    const { stage, caseId } = held
    stage.later(5)
    await playRelease(stage, caseId, {
      ground: 'no-violation',
      lines: ['1', '2', '3'],
      explanation: '经核实为合格配件。',
    })
    const { seizures } = await viewCase(stage.world, stage.cast.agencyHead, caseId)
    expect(seizures[0]?.lines.map(({ listed, held, left }) => [listed, held, left])).toEqual([
      ['26只', '0只', [{ title: '已退还', quantity: '26只' }]],
      ['40副', '0副', [{ title: '已退还', quantity: '40副' }]],
      ['7件', '0件', [{ title: '已退还', quantity: '7件' }]],
    ])
    expect(
      await attempt(held, 'release-seizure~1', {
        ground: 'unrelated',
        goods: ['1'],
        explanation: '再解除',
      }),
    ).toContain('不能重复解除')
    expect(await attempt(held, 'return-goods~1')).toContain('不能重复退还')
  }))

test('the public line is made from the case: what was taken, not where it is kept nor by whom', () =>
  detained(async ({ stage }) => {
    const { collector } = stage.cast
    const { rows } = await viewList(stage.world, collector, 'post_coercion')
    expect(rows).toMatchObject([
      {
        decisionNo: expect.stringMatching(/封扣字〔2026〕1号$/) as string,
        type: '扣押财物',
        basis:
          '《国务院关于加强食品等产品安全监督管理的特别规定》（国务院令第503号）第十五条第三项',
        result: expect.stringMatching(
          /^制动盘（拆车件）26只、.*，期限至 \d{4}-\d\d-\d\d$/,
        ) as string,
      },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/姜海|罚没物品库/)
    const submitted = await collectList(stage.world, collector, {
      item: 'post_coercion',
      version: 0,
      rows: rows.map((row) => ({ ...row })),
      reason: '按期公示',
    })
    expect(submitted.ok).toBe(true)
  }))

test('an urgent seizure waits for the head; a refusal leaves only the release', () =>
  inspected(async (held) => {
    const { stage, caseId } = held
    const [officer] = stage.cast.officers
    stage.minutes(120)
    await stage.act(caseId, officer, 'seize-urgently', {
      measure: 'detain',
      urgentGround: 'moving',
      explanation: '货车已经装货。',
      reason: '防止转移',
      ...seizedOnTheSpot(stage),
    })
    stage.minutes(60)
    await stage.act(caseId, stage.cast.agencyHead, 'approve-seizure~1', {
      approved: 'no',
      opinion: '货车已经卸货，不再紧急。',
    })
    expect(await attempt(held, 'extend-seizure~1', { days: 30, reason: '复杂' })).toContain(
      '须立即解除',
    )
    const { file } = await stage.act(caseId, officer, 'release-at-once~1')
    expect(file.seizures[0]?.goods.every(({ released }) => released === 'not-approved')).toBe(true)
  }))

test('the end of the period is recorded once by the clock, with its leaf, and told on the desk', () =>
  detained(async ({ world, stage, caseId }) => {
    const clock = (days: number) => {
      stage.later(days)
      return { ...stage.world }
    }
    expect(await expireSeizures(clock(28))).toBe(0)
    const over = clock(6)
    expect(await expireSeizures(over)).toBe(1)
    expect(await expireSeizures(over)).toBe(0)
    const events = await world.db.owner
      .selectFrom('casework.case_event')
      .select(['type', 'by_name', 'version'])
      .where('case_id', '=', caseId)
      .where('type', '=', 'SeizureExpired')
      .execute()
    expect(events).toMatchObject([{ by_name: '系统（到期自动记录）' }])
    const view = await viewCase(stage.world, stage.cast.officers[0], caseId)
    expect(view.proof).not.toBeNull()
    expect(view.lead?.id).toBe('release-at-once~1')
    const access = await world.db.owner
      .selectFrom('casework.case_access')
      .select('person_id')
      .where('case_id', '=', caseId)
      .execute()
    expect(access.map((each) => each.person_id)).not.toContain(
      '00000000-0000-0000-0000-000000000000',
    )
  }))

test('the desk opens on what waits for a reviewer, then on what was sent last, and asks nothing of what nobody sent', () =>
  inspected(async ({ stage, caseId }) => {
    const [officer] = stage.cast.officers
    const desk = async () => {
      const { subject, issued } = await viewDraftReview(stage.world, stage.cast.reviewer, {
        caseId,
      })
      return [subject.title, subject.sent, issued !== null]
    }
    expect(await desk()).toEqual(['拟决定', false, false])
    const proposed = { measure: 'detain', target: '制动盘', reason: '防止转移' }
    await stage.approved(caseId, officer, 'propose-seizure', proposed)
    expect(await desk()).toEqual(['扣押', true, false])
    await approveSeizure(stage, caseId, 1)
    expect(await desk()).toEqual(['扣押', true, true])
  }))

/** A second seizure in the same case, of other goods. */
async function seizedAgain({ stage, caseId }: Held): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.approved(caseId, officer, 'propose-seizure', {
    measure: 'detain',
    target: '库房内的保险杠',
    reason: '库房内另有待售的保险杠',
  })
  await approveSeizure(stage, caseId, 2)
  stage.minutes(120)
  const custodyPlace = '本局二号罚没物品库'
  await stage.act(caseId, officer, 'seize~2', seizedOnTheSpot(stage, { custodyPlace }))
}

const papersOfType = async ({ stage, caseId }: Held, type: string) =>
  (await viewCase(stage.world, stage.cast.agencyHead, caseId)).documents.filter(
    (each) => each.type === type,
  )

test('a slip in the decision of the first of two seizures is quoted from it, and the notice names it', () =>
  detained(async (held) => {
    const { world, stage, caseId } = held
    const [officer] = stage.cast.officers
    await seizedAgain(held)
    const [first, second] = await papersOfType(held, 'seizure_decision')
    const slip = (number: string | null, before: string) => ({
      ...{ paper: 'seizure_decision', number, reason: '打印错误', onlySlips: true },
      changes: [{ label: '第一页', before, after: '当事人正在对外出售拆车件' }],
    })
    const asked = async (input: Record<string, unknown>) => {
      const { version } = await viewCase(stage.world, officer, caseId)
      const answer = await performAct(stage.world, officer, {
        ...{ caseId, actId: 'amend-paper', version, input },
        confirmedBy: 'password',
      })
      return answer.ok ? [] : (answer.refusal[0]?.fields ?? [])
    }
    const words = '当事人正在对外销售拆车件'
    expect(await asked(slip(null, words))).toMatchObject([{ field: 'number' }])
    // The words stand in the first and not in the second.
    expect(await asked(slip(second?.number ?? '', words))).toMatchObject([
      { field: 'changes.0.before' },
    ])
    await stage.approved(caseId, officer, 'amend-paper', slip(first?.number ?? '', words))
    const { paper } = await world.db.owner
      .selectFrom('casework.document')
      .select('paper')
      .where('case_id', '=', caseId)
      .where('type', '=', 'paper_amendment')
      .executeTakeFirstOrThrow()
    expect(paperText(paper as Paper)).toContain(`（${first?.number}）有下列笔误`)
    const amended = await papersOfType(held, 'seizure_decision')
    expect(amended.map(({ amendedOn }) => amendedOn)).toEqual([stage.today, null])
  }))

test('two extensions that wait are served and voided each as the paper it is', () =>
  detained(async (held) => {
    const { world, stage, caseId } = held
    const [officer] = stage.cast.officers
    await seizedAgain(held)
    stage.later(20)
    for (const no of [2, 1]) {
      await stage.approved(caseId, officer, `extend-seizure~${no}`, {
        days: 10,
        reason: '案情复杂，仍在核查。',
      })
    }
    const [ofSecond, ofFirst] = await papersOfType(held, 'seizure_extension')
    await handOver(stage, caseId, { recipient: '姜海', relation: '员工' })
    const receipts = async () => {
      const rows = await world.db.owner
        .selectFrom('casework.document')
        .select('paper')
        .where('case_id', '=', caseId)
        .where('type', '=', 'service_receipt')
        .orderBy('version')
        .execute()
      return rows.map(({ paper }) => paperText(paper as Paper))
    }
    // The older of the two, which is of the second seizure, is handed over first.
    expect((await receipts()).at(-1)).toContain(ofSecond?.number)
    await stage.approved(caseId, officer, 'void-paper', {
      paper: 'seizure_extension',
      reason: '延长的天数写错',
    })
    const left = await papersOfType(held, 'seizure_extension')
    expect(left.map(({ number, voided }) => [number, voided !== null])).toEqual([
      [ofSecond?.number, false],
      [ofFirst?.number, true],
    ])
    const { file } = await stage.fileOf(caseId)
    expect(file.seizures.map(({ extensions }) => extensions.length)).toEqual([0, 1])
  }))

test('what must be released stands in 我的工作 also while another act waits for the head', () =>
  detained(async ({ stage, caseId }) => {
    const [officer] = stage.cast.officers
    stage.later(28)
    await stage.act(caseId, officer, 'extend-seizure~1', {
      days: 30,
      reason: '案情复杂，仍在核查。',
    })
    const waiting = await viewMyWork(stage.world, officer)
    expect(waiting.withOthers.map((each) => each.caseId)).toEqual([caseId])
    stage.later(6)
    await expireSeizures(stage.world)
    const { items } = await viewMyWork(stage.world, officer)
    expect(items.map(({ act, kind }) => [act, kind])).toContainEqual(['release-at-once~1', 'act'])
  }))
