import { expect, test } from 'vitest'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { granted } from '../../../../test/an-office.ts'
import { pushingTo, withPlatform, type Asked } from '../../../../test/credit-platform.ts'
import { withDesk, type Desk } from '../../../../test/desk.ts'
import { fictionalUscc } from '../../../demo/fictional-codes.ts'
import { goThrough } from '../../../demo/play-lists.ts'
import { findChangedFacts } from '../../../storage/ledger/compare-facts.ts'
import { withdrawRecord } from '../records/publish-records.ts'
import { setLicenceParty } from './licence-party.ts'
import { pushDueBatches } from './push-batch.ts'
import { makeBatch, readBatch, recordReceipt } from './report-batches.ts'
import { viewReportDesk } from './report-desk.ts'

const company: Row = {
  decisionNo: '四商许决字〔2026〕3号',
  docName: '准予行政许可决定书',
  licenceType: '普通',
  certName: '报废机动车回收企业资质认定书',
  certNo: '吉报废回收第71号',
  holder: '四平市平安再生资源有限公司',
  uscc: fictionalUscc(71),
  legalRep: '韩平安',
  content: '从事报废机动车回收、拆解经营活动',
  decidedAt: '2026-11-10',
  validFrom: '2026-11-10',
  validTo: '长期',
  agency: '四平市商务局',
  status: '有效',
}
const person: Row = {
  ...company,
  decisionNo: '四商许决字〔2026〕5号',
  holder: '王某',
  uscc: '',
  legalRep: '',
  licenceType: '一般',
}

type Office = Desk

const withLicences = (rows: readonly Row[], work: (office: Office) => Promise<void>) =>
  withDesk(async ({ world, cast }) => {
    await world.db.owner
      .updateTable('identity.agency')
      .set({ uscc: fictionalUscc(901, '11') })
      .execute()
    world.setTime('2026-11-20T06:00:00.000Z')
    await goThrough(world, cast, 'post_licence', { rows, reason: '按期公示' })
    await work({ world, cast })
  })

const desk = ({ world, cast }: Office) => viewReportDesk(world, cast.publisher, 'licence')
const rowOf = async (office: Office, number: string | undefined) => {
  const found = (await desk(office)).rows.find((each) => each.number === number)
  if (!found) throw new Error(`no row ${number}`)
  return found
}

test('a published licence is reported from what is published, 长期 as 2099/12/31', () =>
  withLicences([company], async (office) => {
    const { world, cast } = office
    const { id, state, problems } = await rowOf(office, company['decisionNo'])
    expect(problems).toEqual([])
    expect(state).toBe('ready')
    const { batchId } = granted(
      await makeBatch(world, cast.publisher, { kind: 'licence', manner: 'xlsx', ids: [id] }),
    )
    const { kind, records } = await readBatch(world, cast.publisher, batchId)
    expect(kind).toBe('licence')
    const filled = Object.entries(records[0] ?? {}).filter(([, value]) => value !== '')
    expect(Object.fromEntries(filled)).toEqual({
      XK_XDR_MC: '四平市平安再生资源有限公司',
      XK_XDR_LB: '法人及非法人组织',
      XK_XDR_SHXYM: fictionalUscc(71),
      XK_FRDB: '韩平安',
      XK_XKWS: '准予行政许可决定书',
      XK_WSH: '四商许决字〔2026〕3号',
      XK_XKLB: '普通',
      XK_XKZS: '报废机动车回收企业资质认定书',
      XK_XKBH: '吉报废回收第71号',
      XK_NR: '从事报废机动车回收、拆解经营活动',
      XK_JDRQ: '2026/11/10',
      XK_YXQZ: '2026/11/10',
      XK_YXQZI: '2099/12/31',
      XK_XKJG: '四平市商务局',
      XK_XKJGDM: fictionalUscc(901, '11'),
      XK_ZT: '1',
      XK_LYDW: '四平市商务局',
      XK_LYDWDM: fictionalUscc(901, '11'),
    })
    granted(
      await recordReceipt(world, cast.publisher, {
        batchId,
        receipt: '回执-XK-1',
        rejected: [{ number: '四商许决字〔2026〕3号', reason: '许可类别有误' }],
      }),
    )
    expect(await rowOf(office, company['decisionNo'])).toMatchObject({
      state: 'rejected',
      reason: '许可类别有误',
    })
    // The batches of licences stand apart from those of penalties.
    expect((await viewReportDesk(world, cast.publisher, 'penalty')).batches).toEqual([])
    expect((await desk(office)).batches).toMatchObject([
      { records: 1, accepted: 0, rejected: 1, receipt: '回执-XK-1' },
    ])
  }))

test('what nobody has reported yet is shown before what the platform has, and how much is left out is said', () => {
  const later = { ...company, decisionNo: '四商许决字〔2026〕4号', decidedAt: '2026-11-12' }
  return withLicences([company, later], async (office) => {
    const { world, cast } = office
    const { id } = await rowOf(office, later.decisionNo)
    granted(await makeBatch(world, cast.publisher, { kind: 'licence', manner: 'xlsx', ids: [id] }))
    const shown = async (most: number) => {
      const { rows, left } = await viewReportDesk(world, cast.publisher, 'licence', { shown: most })
      return [rows.map(({ number, state }) => `${number} ${state}`), left]
    }

    expect(await shown(1)).toEqual([[`${company['decisionNo']} ready`], 1])
    expect(await shown(2)).toEqual([
      [`${later.decisionNo} sent`, `${company['decisionNo']} ready`],
      0,
    ])
  })
})

test('what a natural person has to say is missing until it is said, sealed and read on record', () =>
  withLicences([person], async (office) => {
    const { world, cast } = office
    const row = await rowOf(office, person['decisionNo'])
    expect(row.state).toBe('faulty')
    expect(row.problems.map(({ code }) => code)).toEqual([
      'XK_XDR_MC',
      'XK_XDR_ZJLX',
      'XK_XDR_ZJHM',
      'XK_XKLB',
    ])
    const refused = await makeBatch(world, cast.publisher, {
      kind: 'licence',
      manner: 'xlsx',
      ids: [row.id],
    })
    expect(refused).toMatchObject({
      ok: false,
      refusal: { reason: expect.stringContaining('有 4 处不合要求') as string },
    })

    const party = { name: '王建军', representative: '', paper: '身份证' } as const
    const said = { ...party, id: row.id, paperNumber: '11010519491231002X' }
    await expect(setLicenceParty(world, cast.collector, said)).rejects.toThrow('公示发布人员')
    await setLicenceParty(world, cast.publisher, { ...said, paperNumber: '110105194912310021' })
    const wrong = await rowOf(office, person['decisionNo'])
    expect(wrong.problems.map(({ code }) => code)).toEqual(['XK_XDR_ZJHM', 'XK_XKLB'])
    await setLicenceParty(world, cast.publisher, said)
    await goThrough(world, cast, 'post_licence', {
      rows: [{ ...person, licenceType: '普通' }],
      reason: '许可类别写错，更正',
    })
    const right = await rowOf(office, person['decisionNo'])
    expect(right).toMatchObject({ id: row.id, state: 'ready', hasParty: true, problems: [] })

    const handover = { kind: 'licence', manner: 'xlsx', ids: [row.id] } as const
    const { batchId } = granted(await makeBatch(world, cast.publisher, handover))
    const { records } = await readBatch(world, cast.publisher, batchId)
    expect(records[0]).toMatchObject({
      XK_XDR_MC: '王建军',
      XK_XDR_LB: '自然人',
      XK_XDR_SHXYM: '',
      XK_XDR_ZJHM: '11010519491231002X',
    })
    const stored = await world.db.owner.selectFrom('casework.licence_party').selectAll().execute()
    expect(stored[0]?.sealed.toString('utf8')).not.toContain('王建军')
    const reads = await world.db.owner
      .selectFrom('casework.licence_party_read')
      .select(['public_id', 'person_name'])
      .execute()
    expect(reads).toEqual([{ public_id: row.id, person_name: '林芳' }])
    expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
  }))

test('is pushed as 行政许可, and the answer is told by XK_WSH; withdrawn, it must be recalled', () =>
  withLicences([company], async (office) => {
    const { world, cast } = office
    const { id } = await rowOf(office, company['decisionNo'])
    let times = 0
    const busyOnce = ({ body }: Asked) =>
      ++times === 1
        ? { status: 503, body: {} }
        : {
            status: 200,
            body: {
              receipt: 'R-XK',
              results: (body['records'] as Row[]).map((record) => ({
                XK_WSH: record['XK_WSH'],
                accepted: true,
              })),
            },
          }
    await withPlatform(busyOnce, async (url, asked) => {
      const { agencyId } = cast.publisher
      await pushingTo(world, cast, { url, token: null })
      const handover = { kind: 'licence', manner: 'push', ids: [id] } as const
      granted(await makeBatch(world, cast.publisher, handover))
      await pushDueBatches(world, agencyId)
      expect(await rowOf(office, company['decisionNo'])).toMatchObject({ state: 'waiting' })
      world.setTime('2026-11-20T06:01:00.000Z')
      await pushDueBatches(world, agencyId)
      expect(asked[1]?.body).toMatchObject({ kind: '行政许可', records: [{ XK_ZT: '1' }] })
      expect(await rowOf(office, company['decisionNo'])).toMatchObject({ state: 'accepted' })
    })
    granted(await withdrawRecord(world, cast.publisher, { publicId: id, reason: '许可被撤销' }))
    expect(await rowOf(office, company['decisionNo'])).toMatchObject({ state: 'recall' })
  }))

test('the operator of a 个体工商户 is not public: the form refuses the name, the desk asks for it', () =>
  withLicences(
    [{ ...company, uscc: fictionalUscc(74, '92'), legalRep: '', holder: '四平市老周废品站' }],
    async (office) => {
      const { world, cast } = office
      const named = [{ ...company, uscc: fictionalUscc(74, '92'), legalRep: '周福' }]
      await expect(
        goThrough(world, cast, 'post_licence', { rows: named, reason: '按期公示' }),
      ).rejects.toThrow('经营者不公示')
      const row = await rowOf(office, company['decisionNo'])
      expect(row.problems).toMatchObject([{ code: 'XK_FRDB', problem: '个体工商户必填' }])
      await setLicenceParty(world, cast.publisher, {
        ...{ id: row.id, name: '', paper: '', paperNumber: '' },
        representative: '周福',
      })
      expect(await rowOf(office, company['decisionNo'])).toMatchObject({ state: 'ready' })
    },
  ))
