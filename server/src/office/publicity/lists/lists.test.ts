import { describe, expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { withDesk, type Desk } from '../../../../test/desk.ts'
import { anAgency, aPerson } from '../../../../test/identity-rows.ts'
import { sequence } from '../../../../test/ledger.ts'
import { verified } from '../../../../test/verified.ts'
import { listAsOf, versionsOf } from '../../../storage/publication/lists/list-versions.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { storeLawText } from '../../../storage/publication/law-texts.ts'
import { viewMyWork } from '../../desk/my-work.ts'
import { keepList } from './review-tasks.ts'
import { discardListDraft, saveListDraft } from './list-drafts.ts'
import { viewList, viewListDesk } from './list-views.ts'
import { collectList, returnList, takeListStep } from './submit-list.ts'

const remedy = {
  reviewAuthority: '四平市人民政府',
  reviewDays: '60',
  court: '四平市铁西区人民法院',
  litigationMonths: '6',
  reviewFirstCases: '当场处罚',
  hearingRight: '可以要求听证',
  complaintPhone: '0434-0000001',
}

async function collect({ world, cast }: Desk, rows = [remedy], version = 0) {
  const list = { item: 'pre_remedy', version, rows, reason: '首次公布' }
  const outcome = await collectList(world, cast.collector, list)
  if (!outcome.ok) throw new Error(outcome.refusal.reason)
  return outcome.value
}

const step = (
  { world }: Desk,
  actor: Actor,
  at: { id: string; version: number },
  reply: string | null = null,
) =>
  takeListStep(world, actor, { submissionId: at.id, version: at.version, opinion: '同意', reply })

async function publish(desk: Desk, rows = [remedy]) {
  const { id } = await collect(desk, rows)
  const { cast } = desk
  await step(desk, cast.reviewer, { id, version: 1 })
  await step(desk, cast.agencyHead, { id, version: 2 })
  await step(desk, cast.publisher, { id, version: 3 }, '四司法审〔2026〕3号')
  return step(desk, cast.publisher, { id, version: 4 })
}

/** 钱峰 of 四平市司法局, which supervises the agency of the desk. */
async function aSupervisor({ world, cast }: Desk): Promise<Actor> {
  const justice = await anAgency(world.db, '四平市司法局')
  const who = { account: 'qianfeng', name: '钱峰', roles: ['supervisor'] as const }
  const person = await aPerson(world.db, justice, { ...who, roles: ['supervisor'] })
  await world.db.owner
    .insertInto('identity.supervision')
    .values({
      agency_id: cast.agencyHead.agencyId,
      supervisor_agency_id: justice.id,
      basis: '职责规定',
      registered_by: cast.agencyHead.personId,
      at: new Date('2026-01-01T00:00:00.000Z'),
    })
    .execute()
  return { ...person, name: who.name, departmentId: justice.departmentId, roles: who.roles }
}

const remedyList = ({ cast }: Desk) => ({
  agencyId: cast.collector.agencyId,
  item: 'pre_remedy',
})

describe('the chain of a list (公示条目)', () => {
  test('collected, checked by 法制机构, agreed by the head, by 市司法局, then published with its leaf', () =>
    withDesk(async (desk) => {
      expect(await publish(desk)).toEqual({ ok: true, value: { version: 5, published: true } })
      const list = await listAsOf(desk.world.portal, remedyList(desk), '9999-12-31')
      expect(list).toMatchObject({ version: 1, reason: '首次公布', rows: [remedy] })
      await sequence(desk.world.db)
      expect(await verified(desk.world.db)).toEqual([])
    }))

  test('nobody takes a step that is another role, or a second step of their own', () =>
    withDesk(async (desk) => {
      const { id } = await collect(desk)
      const at = { id, version: 1 }
      expect(await step(desk, desk.cast.checker, at)).toMatchObject({
        refusal: { reason: '法制审核由法制审核人员办理，您没有这个岗位' },
      })
      const both = { ...desk.cast.collector, roles: ['legal-reviewer'] as const }
      expect(await step(desk, both, at)).toMatchObject({
        refusal: { reason: '同一个人不能办理两个环节' },
      })
    }))

  test('another authority that answers on paper is named by the number of its reply', () =>
    withDesk(async (desk) => {
      const { id } = await collect(desk)
      await step(desk, desk.cast.reviewer, { id, version: 1 })
      await step(desk, desk.cast.agencyHead, { id, version: 2 })
      expect(await step(desk, desk.cast.publisher, { id, version: 3 })).toMatchObject({
        refusal: { reason: '市司法局审核：请填批复文号' },
      })
    }))

  test('市司法局 judges with its own sign-in what waits for it, and nothing else', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const actor = await aSupervisor(desk)
      const { id } = await collect(desk)
      expect((await viewListDesk(world, actor)).lists).toEqual([])
      expect((await viewMyWork(world, actor)).lists).toEqual([])
      expect((await viewList(world, actor, 'pre_remedy')).submission).toBeNull()
      expect(await step(desk, actor, { id, version: 1 })).toMatchObject({ ok: false })
      await step(desk, cast.reviewer, { id, version: 1 })
      await step(desk, cast.agencyHead, { id, version: 2 })
      expect((await viewListDesk(world, actor)).lists).toMatchObject([
        { item: 'pre_remedy', waiting: { step: '市司法局审核', mine: true } },
      ])
      expect(await step(desk, actor, { id, version: 3 })).toMatchObject({
        value: { version: 4, published: false },
      })
      expect(await step(desk, actor, { id, version: 4 })).toMatchObject({ ok: false })
      expect((await viewMyWork(world, actor)).lists).toEqual([])
    }))

  test('what 市司法局 has to judge stands in its own work: whose it is, until when, which submission', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const actor = await aSupervisor(desk)
      const before = { now: () => new Date('2026-11-02T02:00:00.000Z') }
      await publish({ cast, world: { ...world, clock: before } })
      const { id } = await collect(desk, [{ ...remedy, court: '四平市铁东区人民法院' }])
      await step(desk, cast.reviewer, { id, version: 1 })
      await step(desk, cast.agencyHead, { id, version: 2 })
      // Collected on Monday 2026-11-23: twenty working days later is Monday 2026-12-21 (条例第26条).
      expect((await viewMyWork(world, actor)).lists).toMatchObject([
        {
          item: 'pre_remedy',
          title: '救济渠道',
          doing: '市司法局审核',
          submissionId: id,
          agency: '四平市商务局',
          limit: { id: 'D-INFO-20', startsOn: '2026-11-23', dueOn: '2026-12-21' },
        },
      ])
      // What it judges is the change: it sees what is public now.
      const { published, difference } = await viewList(world, actor, 'pre_remedy', id)
      expect(published).toMatchObject({ version: 1 })
      expect(difference.changed.map(({ columns }) => columns)).toEqual([['court']])
    }))

  test('returned with a reason, it goes back to the collector and begins anew', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const { id } = await collect(desk)
      const back = (opinion: string) =>
        returnList(world, cast.reviewer, { submissionId: id, version: 1, opinion })
      expect(await back(' ')).toMatchObject({ refusal: { reason: '退回须写明理由' } })
      expect(await back('期限写错')).toMatchObject({ ok: true })
      const { submission, mayCollect } = await viewList(world, cast.collector, 'pre_remedy')
      expect({ returned: submission?.returned, mayCollect }).toEqual({
        returned: true,
        mayCollect: true,
      })
      expect(await collect(desk, [remedy], 2)).toEqual({ id, version: 3 })
    }))

  test('a wrong cell is refused at its row and column', () =>
    withDesk(async ({ world, cast }) => {
      const rows = [remedy, { ...remedy, reviewDays: '六十', court: '' }]
      const list = { item: 'pre_remedy', version: 0, rows, reason: '首次公布' }
      expect(await collectList(world, cast.collector, list)).toEqual({
        ok: false,
        refusal: {
          reason: '有 2 处需要修改，您写的都还在',
          basis: [{ own: 'system', rule: 'forms' }],
          fields: [
            { field: 'rows.1.reviewDays', message: '应为整数' },
            { field: 'rows.1.court', message: '请填写管辖法院' },
          ],
        },
      })
    }))

  test('two people at once: the second is told that it moved on', () =>
    withDesk(async (desk) => {
      const { id } = await collect(desk)
      await step(desk, desk.cast.reviewer, { id, version: 1 })
      await expect(step(desk, desk.cast.agencyHead, { id, version: 1 })).rejects.toThrow(
        '清单刚被他人修改',
      )
    }))
})

describe('what is typed of a list', () => {
  const typed = {
    item: 'pre_remedy',
    version: 0,
    published: 0,
    reason: '',
    rows: [{ court: '四' }],
  }

  test('is kept as it stands, for its writer, until it is submitted', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      expect(await saveListDraft(world, cast.collector, typed)).toMatchObject({
        others: [],
        moved: null,
      })
      const { draft } = await viewList(world, cast.collector, 'pre_remedy')
      expect(draft).toMatchObject({ version: 0, published: 0, rows: [{ court: '四' }] })
      await collect(desk)
      expect((await viewList(world, cast.collector, 'pre_remedy')).draft).toBeNull()
    }))

  test('two people at one list are told of each other, and of what was submitted meanwhile', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const second = { ...cast.deputyHead, roles: ['disclosure-collector'] as const }
      await saveListDraft(world, cast.collector, typed)
      const { others } = await saveListDraft(world, second, { ...typed, rows: [] })
      expect(others.map(({ by }) => by)).toEqual(['何秀兰'])
      const view = await viewList(world, second, 'pre_remedy')
      expect(view).toMatchObject({ draft: { rows: [] }, others: [{ by: '何秀兰' }] })
      await collect(desk)
      const kept = await saveListDraft(world, second, typed)
      expect(kept).toMatchObject({ others: [], moved: { by: '何秀兰' } })
      await discardListDraft(world, second, 'pre_remedy')
      expect((await viewList(world, second, 'pre_remedy')).draft).toBeNull()
    }))

  test('is written by collectors only', () =>
    withDesk(async ({ world, cast }) => {
      await expect(saveListDraft(world, cast.checker, typed)).rejects.toThrow('公示采集人员')
    }))
})

describe('versions of a list in time', () => {
  test('every list opens as of a day, and says what changed', () =>
    withDesk(async (desk) => {
      await publish(desk)
      await publish(desk, [{ ...remedy, complaintPhone: '0434-0000002' }])
      const { portal } = desk.world
      expect((await versionsOf(portal, remedyList(desk))).map(({ version }) => version)).toEqual([
        2, 1,
      ])
      expect(await listAsOf(portal, remedyList(desk), '2000-01-01')).toBeUndefined()
      const { difference } = await viewList(desk.world, desk.cast.collector, 'pre_remedy')
      expect(difference.changed[0]?.columns).toContain('hearingRight')
    }))

  test('when what is known moves on after publication, the list is a task (动态调整)', () =>
    withDesk(async (desk) => {
      await publish(desk)
      const { lists } = await viewListDesk(desk.world, desk.cast.collector)
      expect(lists.find(({ item }) => item === 'pre_remedy')).toMatchObject({
        published: { version: 1 },
        triggers: [expect.stringMatching(/^复议机关、法院或者监督电话有变动：/)],
      })
      expect(lists.find(({ item }) => item === 'pre_officer')).toMatchObject({ published: null })
    }))

  test('a newer text of a law is a task for each list that cites it, until it was looked at', () =>
    withDesk(async (desk) => {
      const { world, cast } = desk
      const derived = (await viewList(world, cast.collector, 'pre_remedy')).rows
      await publish(desk, derived as (typeof remedy)[])
      const tasks = async () => (await viewMyWork(world, cast.collector)).lists
      expect(await tasks()).toEqual([])
      const text = { history: [], parts: [] }
      const law = { title: '行政复议法', fullTitle: '行政复议法', sha256: 'a'.repeat(64), text }
      const edition = { ...law, number: '2026年修订', validFrom: plainDate('2026-12-01') }
      await world.db.owner
        .transaction()
        .execute((tx) =>
          storeLawText(
            tx,
            { ...edition, validTo: null },
            { agencyId: cast.collector.agencyId, at: '2026-11-23T02:00:00.000Z' },
          ),
        )
      const reason = '引用的《行政复议法》有新的文本（2026年修订，2026-12-01 起施行），须核对条文'
      expect(await tasks()).toMatchObject([
        {
          item: 'pre_remedy',
          title: '救济渠道',
          doing: '复核清单',
          reasons: [reason],
          limit: null,
        },
      ])
      const { triggers } = await viewList(world, cast.collector, 'pre_remedy')
      const kept = { item: 'pre_remedy', trigger: triggers[0]?.key ?? '', opinion: '条文没有变' }
      await keepList(world, cast.collector, kept)
      expect(await tasks()).toEqual([])
      await expect(keepList(world, cast.collector, kept)).rejects.toThrow('已经无须复核')
      await sequence(world.db)
      expect(await verified(world.db)).toEqual([])
    }))

  test('a step that is somebody’s stands in their work, with the reason of the list', () =>
    withDesk(async (desk) => {
      await collect(desk)
      const { lists } = await viewMyWork(desk.world, desk.cast.reviewer)
      expect(lists).toMatchObject([
        {
          item: 'pre_remedy',
          title: '救济渠道',
          doing: '法制审核',
          reasons: ['首次公布'],
          agency: null,
        },
      ])
      expect((await viewMyWork(desk.world, desk.cast.checker)).lists).toEqual([])
    }))

  test('the office may not change or remove a version, nor the portal write one', () =>
    withDesk(async (desk) => {
      await publish(desk)
      const { db } = desk.world
      await expect(
        db.owner
          .updateTable('publication.list_version')
          .set({} as never)
          .execute(),
      ).rejects.toThrow()
      await expect(db.portal.deleteFrom('publication.list_version').execute()).rejects.toThrow(
        /permission denied/,
      )
    }))
})
