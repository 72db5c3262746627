import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openOnTheSpot } from '@zhaofa/domain/case/procedures/summary-penalty/acts/opening.ts'
import { granted } from '../../../test/an-office.ts'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { Stage, type Cast } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { viewAnnualReport } from '../statistics/annual-report.ts'
import { listDeskNotices } from '../publicity/notices/desk-views.ts'
import { inAgency } from '../desk/in-agency.ts'
import { openCase } from './open-case.ts'
import { viewCase } from './views/case-view.ts'
import { viewFileReview } from './views/file-review-view.ts'

type Spot = { world: TestWorld; cast: Cast; stage: Stage; caseId: string }

const party = {
  kind: 'organisation',
  name: '四平市恒路汽车销售有限公司',
  uscc: '91350100M000100Y43',
  legalRepresentative: '孙德昌',
  address: '四平市铁东区一马路128号',
  phone: '0434-0000001',
}

/** A case that two officers opened on the spot, with a photo in it. */
async function onTheSpot(work: (spot: Spot) => Promise<void>): Promise<void> {
  const [story] = stories
  if (!story) throw new Error('no story')
  await withWorld(async (world) => {
    const cast = await aCast(world)
    const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
    await work({ world, cast, stage, caseId: await caught(stage, cast) })
  })
}

async function caught(stage: Stage, cast: Cast): Promise<string> {
  const [officer, second] = cast.officers
  const input = {
    officers: [officer.personId, second.personId],
    certificatesShown: true,
    foundAt: stage.now,
    place: '四平市铁东区一马路128号',
    party,
    matterCode: 'CF-034-03',
    facts: '向消费者销售小型汽车1辆，未签订销售合同。',
  }
  const { id: caseId } = granted(await openCase(stage.world, officer, openOnTheSpot, input))
  const photo = await stage.upload(caseId, 'photo.txt', new TextEncoder().encode('现场照片'))
  await stage.act(caseId, officer, 'add-evidence', { evidenceId: photo })
  return caseId
}

async function warn(
  { stage, cast, caseId }: Spot,
  penalty: { kinds: string[]; fineFen: number } = { kinds: ['warning'], fineFen: 0 },
): Promise<void> {
  const [officer] = cast.officers
  const told = { ...penalty, tier: null, rightsTold: true }
  await stage.act(caseId, officer, 'hear-party', told)
  await stage.act(caseId, officer, 'decide-on-the-spot', { recipient: '孙德昌' })
}

test('a decision made on the spot is numbered, and counted under 简易程序 (处罚法第52条)', () =>
  onTheSpot(async (spot) => {
    const { world, cast, stage, caseId } = spot
    await warn(spot)
    const row = await world.db.owner
      .selectFrom('casework.decision')
      .select(['procedure', 'outcome', 'kinds'])
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ procedure: 'summary-penalty', outcome: 'penalty', kinds: ['warning'] })
    const { documents } = await viewCase(stage.world, cast.agencyHead, caseId)
    const paper = documents.find(({ type }) => type === 'summary_penalty_decision')
    expect(paper?.number).toMatch(/当罚字〔2026〕1号$/)

    const { tables } = await viewAnnualReport(world, cast.publisher, 2026)
    const cells = Object.fromEntries(
      tables.flatMap((table) => table.cells.map(({ title, value }) => [title, value])),
    )
    expect(cells).toMatchObject({ '合计（宗）': 1, 简易程序数: 1, 普通程序数: 0 })
  }))

test('it waits on the publicity desk only where the agency publishes such decisions', () =>
  onTheSpot(async (spot) => {
    await warn(spot)
    expect(await listDeskNotices(spot.stage.world, spot.cast.collector)).toEqual({
      rows: [],
      left: 0,
    })
  }))

test('it is reported, closed and archived', () =>
  onTheSpot(async (spot) => {
    await warn(spot)
    const { stage, cast, caseId } = spot
    const [officer] = cast.officers
    await stage.act(caseId, officer, 'report-decision')
    await stage.approved(caseId, officer, 'close-case')
    const { file } = await stage.act(caseId, cast.archivist, 'archive-case', {})
    expect(file.archive?.retention).toBe('10-years')
  }))

test('over a veto of 案卷评查 it is closed only with a reason, which the closing keeps', () =>
  onTheSpot(async (spot) => {
    await warn(spot)
    const { stage, cast, caseId, world } = spot
    const [officer] = cast.officers
    const { file } = await stage.act(caseId, officer, 'report-decision')
    await rm(world.objects.path(file.evidence[0]?.file.sha256 ?? ''))

    const review = await viewFileReview(stage.world, cast.agencyHead, caseId)
    expect(review.findings[0]).toMatchObject({ criterion: 'V14', veto: true })
    await expect(stage.act(caseId, officer, 'close-case')).rejects.toThrow('V14')
    await stage.approved(caseId, officer, 'close-case', { despite: '照片损坏，已说明经过。' })
    const { timeline } = await viewCase(stage.world, cast.agencyHead, caseId)
    expect(timeline[0]?.documents[0]?.type).toBe('closing_approval')
  }))

test('two fines upon one party for one act on one day are seen, also by whoever has one of the cases only', () =>
  onTheSpot(async (spot) => {
    const { stage, cast } = spot
    const fined = { kinds: ['fine'], fineFen: 100_000 }
    await warn(spot, fined)
    const again = { ...spot, caseId: await caught(stage, cast) }
    await warn(again, fined)
    for (const reader of [cast.agencyHead, cast.officers[0]]) {
      const { findings } = await viewFileReview(stage.world, reader, again.caseId)
      expect(findings.map(({ what }) => what).join()).toMatch(/1号已经对同一当事人.*罚款/)
    }
  }))

test('converted, it is filed with everything that was found on the spot', () =>
  onTheSpot(async ({ stage, cast, caseId }) => {
    const [officer, second] = cast.officers
    const why = { ground: 'heavier', explanation: '另查出 3 辆' }
    await stage.act(caseId, officer, 'convert-to-ordinary', why)
    const file = await stage.approved(caseId, officer, 'file-case')
    expect(file.filing?.party.name).toBe(party.name)
    expect(file.filing?.matterCode).toBe('CF-034-03')
    expect(file.investigators).toEqual([officer.personId, second.personId])
    expect(file.evidence).toHaveLength(1)
  }))

test.each([
  ['an outcome the procedure does not know', { outcome: 'no-penalty' }, /decision_of_procedure/],
  ['3 001 yuan', { kinds: ['fine'], fine_fen: 300_100 }, /spot_penalty/],
  ['a confiscation', { kinds: ['confiscate-gains'] }, /spot_penalty/],
  ['a closure without legal review', { kinds: ['close-business'] }, /no passed legal review/],
])('the database itself refuses %s on the spot', (_name, changed, refusal) =>
  onTheSpot(async ({ world, cast, caseId }) => {
    const [officer] = cast.officers
    const agency_id = officer.agencyId
    const attack = inAgency(world, officer, async (tx) => {
      const draft = { case_id: caseId, agency_id, version: 90, digest: 'f'.repeat(64) }
      await tx
        .insertInto('casework.decision_draft')
        .values({ ...draft, review_required: false, deliberation_required: false, grounds: [] })
        .execute()
      await tx
        .insertInto('casework.decision')
        .values({
          case_id: caseId,
          agency_id,
          version: 91,
          digest: draft.digest,
          draft_version: 90,
          procedure: 'summary-penalty',
          outcome: 'penalty',
          kinds: ['warning'],
          fine_fen: 0,
          tier: '',
          one_by_one: false,
          matter_code: 'CF-034-03',
          decided_on: '2026-11-23',
          ...changed,
        })
        .execute()
    })
    await expect(attack).rejects.toThrow(refusal)
  }),
)
