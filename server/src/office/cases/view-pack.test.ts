import { describe, expect, test } from 'vitest'
import {
  replayVisit,
  type KeptStep,
} from '@zhaofa/domain/case/procedures/inspection/replay-visit.ts'
import { openVisit } from '@zhaofa/domain/case/procedures/inspection/acts/opening.ts'
import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { publishInspectionLists } from '../../../test/published-lists.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { Stage, type Cast } from '../../demo/stage.ts'
import { visitStories } from '../../demo/visit-stories.ts'
import { paperText } from '@zhaofa/domain/paper/paper.ts'
import { drawnName } from '../../demo/drawn-name.ts'
import { newestPaper, papersToSign } from '../../storage/document-store.ts'
import { receiveSignature } from '../records/receive-signature.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { findCase } from '../../storage/streams/case-stream.ts'
import { inAgency } from '../desk/in-agency.ts'
import { digestOf } from '../reference/digest.ts'
import { performAct } from './perform-act.ts'
import { viewPack } from './view-pack.ts'

const [story] = visitStories
if (!story) throw new Error('the demo has a visit')

type Scene = { world: TestWorld; cast: Cast; stage: Stage; caseId: string }

/** A visit whose notice is made: whoever goes leaves now. */
async function withNoticedVisit(work: (scene: Scene) => Promise<void>): Promise<void> {
  await withWorld(
    async (bare) => {
      const world = { ...bare, printer: plainPrinter }
      const cast = await aCast(bare)
      await publishInspectionLists(world, cast.publisher, { cap: '2' })
      const stage = new Stage(world, cast, plainDate('2026-11-30'))
      const [officer, second] = cast.officers
      const caseId = await stage.open(officer, openVisit, {
        ground: story?.ground,
        groundSource: '年度计划第 4 号任务',
        party: story?.firm,
        items: [{ code: story?.item }],
        way: 'on-site',
        onSiteReason: 'premises',
      })
      await stage.approved(caseId, officer, 'approve-visit', {
        necessity: story?.necessity,
        officers: [officer.personId, second.personId],
      })
      stage.minutes(60)
      await stage.act(caseId, officer, 'make-visit-notice')
      await work({ world: { ...world, ...stage.world } as TestWorld, cast, stage, caseId })
    },
    { now: '2026-11-30T01:00:00.000Z' },
  )
}

const phone = { uploadOf: () => null, drawnOf: () => null, digest: digestOf }
const minute = (from: string, minutes: number) =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString()

/** The steps of a visit at the door, as a phone keeps them: its clock runs four seconds behind. */
function stepsAfter(from: string, lines: object[], officers: string[]): KeptStep[] {
  const kept = (no: number, act: string, minutes: number, input: Record<string, unknown>) => ({
    id: `00000000-0000-4000-8000-00000000000${no}`,
    act,
    input,
    device: {
      at: new Date(Date.parse(minute(from, minutes)) - 4_000).toISOString(),
      driftMs: 4_000,
    },
  })
  return [
    kept(1, 'arrive', 5, {
      arrivedAt: minute(from, 5),
      place: '铁东区示例街',
      officers,
      helpers: [],
      nobodyThere: false,
      certificatesShown: true,
      scanKind: 'firm',
      scanned: story?.firm.uscc,
      noticeTakenBy: story?.firm.legalRepresentative,
    }),
    kept(2, 'record-visit', 45, {
      lines,
      startedAt: minute(from, 6),
      endedAt: minute(from, 44),
      place: '铁东区示例街',
      onsitePerson: story?.firm.legalRepresentative,
      onsiteRole: '法定代表人',
      officers,
      rightsTold: true,
      recusalAsked: false,
      recording: '20261130-AV01-01',
    }),
    kept(3, 'find-result', 46, { code: '01' }),
    kept(4, 'leave-firm', 50, { leftAt: minute(from, 50) }),
  ]
}

const withoutReceipt = (events: readonly RecordedEvent[]) =>
  events.map(({ version, by, event, device }) => ({ version, by, event, device }))

describe('现场资料', () => {
  test('a visit that was done without network is, once sent, the record that the phone had: same order, same hours of the acts', () =>
    withNoticedVisit(async ({ world, cast, stage, caseId }) => {
      const [officer, second] = cast.officers
      const sent = await viewPack(stage.world, officer, caseId)
      const { pack } = JSON.parse(JSON.stringify(sent)) as typeof sent
      const visit = (await stage.fileOf(caseId)).file.visit
      const lines = (visit?.items ?? []).flatMap((item) =>
        item.lines.map(({ id }) => ({ line: id, result: 'pass' })),
      )
      const steps = stepsAfter(pack.madeAt, lines, [officer.personId, second.personId])
      const here = replayVisit(pack, steps, phone)
      expect(here.stopped).toBeNull()

      // Hours later, in the network again.
      stage.minutes(300)
      for (const { id, act, input, device } of steps) {
        const version = here.basedOn.get(id) ?? -1
        const done = await performAct(stage.world, officer, {
          ...{ caseId, actId: act, version, input, device },
        })
        expect(done.ok || done.refusal).toBe(true)
      }
      const stored = await inAgency(stage.world, officer, (tx) => findCase(tx, caseId))
      const received = (stored?.events ?? []).slice(pack.events.length)
      expect(withoutReceipt(received)).toEqual(withoutReceipt(here.recorded))
      // Its own hours run forward, whatever the phone said.
      const hours = (stored?.events ?? []).map(({ at }) => at)
      expect(hours).toEqual([...hours].sort())
      expect(received.every(({ at }) => at >= minute(pack.madeAt, 300))).toBe(true)
      expect(received[0]?.event).toMatchObject({ at: minute(pack.madeAt, 5) })
      expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
    }))

  test('what was read over and signed there counts for the paper that is made of it, and for no other words', () =>
    withNoticedVisit(async ({ world, cast, stage, caseId }) => {
      const [officer, second] = cast.officers
      const { pack } = await viewPack(stage.world, officer, caseId)
      const visit = (await stage.fileOf(caseId)).file.visit
      const lines = (visit?.items ?? []).flatMap((item) =>
        item.lines.map(({ id }) => ({ line: id, result: 'pass' })),
      )
      const steps = stepsAfter(pack.madeAt, lines, [officer.personId, second.personId]).slice(0, 2)
      const here = replayVisit(pack, steps, phone)
      const read = here.papers.find(({ sealed }) => sealed.type === 'onsite_inspection_record')
      if (!read) throw new Error('no record to read over')
      const device = { at: minute(pack.madeAt, 46), driftMs: 4_000 }
      stage.minutes(300)
      for (const { id, act, input, device: noted } of steps) {
        const version = here.basedOn.get(id) ?? -1
        const sent = { caseId, actId: act, version, input, device: noted }
        expect((await performAct(stage.world, officer, sent)).ok).toBe(true)
      }
      const papers = await inAgency(stage.world, officer, (tx) => papersToSign(tx, caseId))
      const record = papers.find(({ type }) => type === 'onsite_inspection_record')
      if (!record) throw new Error('no record was made')
      const sent = (name: string, digest: string, noted?: typeof device) =>
        receiveSignature(stage.world, officer, {
          ...{ caseId, paper: record.id, device: noted },
          strokes: JSON.stringify(drawnName(name, digest, device.at, 'name')),
        })
      const words = read.sealed.sha256
      await expect(sent('孙某', words)).rejects.toThrow('签名的不是这一份文书')
      await expect(sent('孙某', digestOf('other words'), device)).rejects.toThrow(
        '现场看过的内容和制成的文书不一致',
      )
      const names = [story?.firm.legalRepresentative ?? '', officer.name, second.name]
      const drawn: string[] = []
      for (const name of names) drawn.push((await sent(name, words, device)).id)
      const own = await receiveSignature(stage.world, officer, {
        ...{ caseId, paper: record.id, device },
        strokes: JSON.stringify(drawnName('以上笔录我看过', words, device.at, 'words')),
      })
      await stage.act(caseId, officer, 'sign-on-screen', {
        ...{ paper: record.id, read: true },
        signers: names.map((name, i) => ({
          ...{ name, relation: i === 0 ? '法定代表人' : null },
          ...{ words: i === 0 ? own.id : null, drawn: drawn[i] },
        })),
      })
      const { file } = await stage.fileOf(caseId)
      const signing = file.signings.find(({ paper }) => paper.id === record.id)
      expect(signing?.onScreen?.digest).toBe(record.sha256)
      expect(signing?.onScreen?.signers.map(({ before }) => before)).toEqual(
        Array(3).fill({ words, ...device }),
      )
      const page = await inAgency(stage.world, officer, (tx) =>
        newestPaper(tx, caseId, 'signature_page'),
      )
      expect(page && paperText(page)).toContain('在没有网络的现场书写的，当时文书还没有制成')
      expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
    }))

  test('every reading of it is recorded; whoever does not go on the visit gets none', () =>
    withNoticedVisit(async ({ world, cast, stage, caseId }) => {
      const [officer] = cast.officers
      await viewPack(stage.world, officer, caseId)
      await viewPack(stage.world, officer, caseId)
      const reads = await world.db.owner
        .selectFrom('casework.restricted_read')
        .select(['subject', 'person_name'])
        .where('case_id', '=', caseId)
        .execute()
      expect(reads).toEqual(Array(2).fill({ subject: 'visit pack', person_name: officer.name }))
      for (const other of [cast.agencyHead, cast.archivist]) {
        await expect(viewPack(stage.world, other, caseId)).rejects.toThrow(
          /不在这次检查的人员里|没有这个案件/,
        )
      }
    }))

  test('what was judged while somebody else changed the case is told, and nothing of it is done', () =>
    withNoticedVisit(async ({ cast, stage, caseId }) => {
      const [officer, second] = cast.officers
      const { pack } = await viewPack(stage.world, officer, caseId)
      const [arriving] = stepsAfter(pack.madeAt, [], [officer.personId, second.personId])
      if (!arriving) throw new Error('a visit begins at the door')
      const { act, input, device } = arriving
      stage.minutes(10)
      await stage.act(caseId, second, 'arrive', input)
      await expect(
        performAct(stage.world, officer, {
          ...{ caseId, actId: act, version: pack.events.length, input, device },
        }),
      ).rejects.toThrow('案件')
      const { version } = (await stage.fileOf(caseId)).file
      expect(version).toBe(pack.events.length + 1)
      const fresh = await viewPack(stage.world, officer, caseId)
      const { stopped } = replayVisit(fresh.pack, [arriving], phone)
      expect(stopped?.refusals[0]?.reason).toBe('已经亮证、扫码，检查已经开始')
    }))
})
