import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { people } from '../../../../test/circumstances.ts'
import { drawnFor } from '../../../../test/drawn-name.ts'
import {
  arrived,
  doInVisit,
  faulty,
  hurried,
  officers,
  openVisitCase,
  visitAt,
  visitOn,
  visitUpTo,
  written,
} from '../../../../test/visit-case.ts'
import { paperText } from '../../../paper/paper.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { refusedFields } from '../../../../test/refused-fields.ts'
import { foldCase } from '../../evolve.ts'
import { isMadeBy } from './coming-paper.ts'
import { replayVisit, type KeptStep } from './replay-visit.ts'
import { circumstancesOf, packVisit, type VisitPack } from './visit-pack.ts'

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
const phone = { uploadOf: () => null, drawnOf: () => null, digest }

/** The visit as it is sent to a phone: what cannot be said in JSON does not get there. */
function packed(file: CaseFile, at: Circumstances = visitAt()): VisitPack {
  const named = Object.values(people).map((id) => ({ id, name: at.nameOf(id), post: '科员' }))
  const pack = packVisit({ file, events: file.history, people: named }, at)
  return JSON.parse(JSON.stringify(pack)) as VisitPack
}

const noticed = visitUpTo('noticed')

/** A press at that minute after nine in China, by a phone whose clock is three seconds slow. */
const step = (act: string, minute: number, input: Record<string, unknown>): KeptStep => ({
  id: `00000000-0000-4000-8000-0000000000${String(minute).padStart(2, '0')}`,
  act,
  input,
  device: {
    at: new Date(Date.parse('2026-12-02T01:00:00.000Z') + minute * 60_000 - 3_000).toISOString(),
    driftMs: 3_000,
  },
})

const arriving = step('arrive', 1, arrived({ arrivedAt: '2026-12-02T01:01:00.000Z' }))
const recording = step('record-visit', 51, written({ lines: faulty }))
const finding = step('find-result', 52, {
  code: '09',
  explanation: null,
  followUpBy: '2026-12-20',
})
const leaving = step('leave-firm', 55, { leftAt: '2026-12-02T01:54:00.000Z' })
const whole = [arriving, recording, finding, leaving]

const unsaid = ({ history, ...file }: CaseFile) => ({
  ...file,
  history: history.map(({ at: _at, device: _device, ...said }) => said),
})

describe('a visit without network', () => {
  test('stands as it would have stood on the server, but for the hours of receipt', () => {
    const online = whole.reduce(
      (file, { act, input }) => doInVisit(file, act, { ...input }),
      noticed,
    )
    const here = replayVisit(packed(noticed), whole, phone)
    expect(here.stopped).toBeNull()
    expect(unsaid(here.file)).toEqual(unsaid(online))
    expect(here.recorded.map(({ event }) => event)).toEqual(
      online.history.slice(noticed.history.length).map(({ event }) => event),
    )
  })

  test('each step is bound to the version it was done upon, and to the hour of the phone put right by its drift', () => {
    const { basedOn, recorded } = replayVisit(packed(noticed), whole, phone)
    expect(whole.map(({ id }) => basedOn.get(id))).toEqual([3, 4, 5, 6])
    expect(recorded[0]).toMatchObject({ at: '2026-12-02T01:01:00.000Z', device: arriving.device })
  })

  test('goes on from what was done already: what the rules refuse now has no effect, nor what follows it', () => {
    const early = step('record-visit', 51, written({ startedAt: '2026-12-02T00:30:00.000Z' }))
    const { stopped, file } = replayVisit(packed(noticed), [arriving, early, finding], phone)
    expect(stopped?.step).toBe(early.id)
    expect(refusedFields(stopped?.refusals ?? [])).toEqual(['startedAt'])
    expect(file.version).toBe(4)
    const tooSoon = replayVisit(packed(noticed), [recording], phone)
    expect(tooSoon.stopped?.refusals[0]?.reason).toBe('还没有出示执法证件、扫码登记，不能检查')
  })

  test('a step that others changed the case under is judged again upon what they did', () => {
    const elsewhere = doInVisit(noticed, 'arrive', arrived())
    const { stopped } = replayVisit(packed(elsewhere), [arriving], phone)
    expect(stopped?.refusals[0]?.reason).toBe('已经亮证、扫码，检查已经开始')
  })

  test.each<[string, Partial<NonNullable<Circumstances['inspection']>>, string]>([
    [
      'the cap was reached',
      { visitsOf: () => [visitOn('2026-03-02'), visitOn('2026-06-01')] },
      'arrivedAt',
    ],
  ])('%s: the phone refuses it as the server would', (_called, facts, field) => {
    const { stopped } = replayVisit(packed(noticed, visitAt(undefined, facts)), [arriving], phone)
    expect(refusedFields(stopped?.refusals ?? [])).toEqual([field])
  })

  test('an urgent visit begins at the door: its notice is read there, and gets its number from the server', () => {
    const hurrying = step('begin-urgent-visit', 0, hurried())
    const noticing = step('make-visit-notice', 1, { at: '2026-12-02T01:00:30.000Z' })
    const arriving = step('arrive', 2, arrived({ arrivedAt: '2026-12-02T01:01:30.000Z' }))
    const { stopped, file, toShow, papers } = replayVisit(
      packed(openVisitCase()),
      [hurrying, noticing, arriving],
      phone,
    )
    expect(stopped).toBeNull()
    expect([file.visit?.urgent !== null, file.visit?.arrival !== null]).toEqual([true, true])
    expect(toShow.map(({ title, number }) => [title, number])).toEqual([['行政检查通知书', null]])
    expect(toShow.map(paperText).join()).toContain('严禁逐利检查')
    // It is signed by nobody here: what takes a number is not finished.
    expect(papers).toEqual([])
  })

  test('the urgent visit stops at the cap, as on the server', () => {
    const pack = packed(
      openVisitCase(),
      visitAt(undefined, { visitsOf: () => [visitOn('2026-03-02'), visitOn('2026-06-01')] }),
    )
    const { stopped } = replayVisit(pack, [step('begin-urgent-visit', 0, hurried())], phone)
    expect(refusedFields(stopped?.refusals ?? [])).toEqual(['exempt'])
  })

  test('a signature is refused at the door, with its reason and a witness, on the paper that is still to be made', () => {
    const { papers } = replayVisit(packed(noticed), [arriving, recording], phone)
    const record = papers.find(({ sealed }) => sealed.type === 'onsite_inspection_record')
    const refusing = (proof: Record<string, unknown>) =>
      step('refuse-signature', 52, {
        ...{ paper: record?.sealed.id, signer: '孙某', reason: '不同意笔录', scans: null },
        ...{ refusedOn: '2026-12-02', witness: null, recording: null, ...proof },
      })
    const { file, stopped } = replayVisit(
      packed(noticed),
      [arriving, recording, refusing({ witness: '李某，社区工作人员' })],
      phone,
    )
    expect(stopped).toBeNull()
    expect(file.signings).toMatchObject([
      {
        paper: { id: record?.sealed.id },
        refusal: { reason: '不同意笔录', witness: '李某，社区工作人员' },
      },
    ])
    const bare = replayVisit(packed(noticed), [arriving, recording, refusing({})], phone)
    expect(bare.stopped?.refusals.length).toBe(1)
  })

  test('what is not sent after all is named with its hours and the reason', () => {
    const steps = [{ title: '认定检查结果', pressedAt: '2026-12-02T01:52:00.000Z' }]
    const dropping = step('leave-out-steps', 53, { steps, reason: '结果选错，回去重新认定' })
    const { file, stopped } = replayVisit(packed(noticed), [arriving, dropping], phone)
    expect(stopped).toBeNull()
    expect(file.visit?.result).toBeNull()
    expect(file.history.at(-1)?.event).toEqual({
      ...{ type: 'StepsLeftOut', steps, reason: '结果选错，回去重新认定' },
    })
    const silent = step('leave-out-steps', 53, { steps, reason: ' ' })
    const refused = replayVisit(packed(noticed), [arriving, silent], phone).stopped
    expect(refusedFields(refused?.refusals ?? [])).toEqual(['reason'])
  })

  test('a certificate that ended is known at the door', () => {
    const ended = packed(noticed)
    const pack = {
      ...ended,
      people: ended.people.map((each) =>
        each.id === people.chen ? { ...each, certificates: [] } : each,
      ),
    }
    const { stopped } = replayVisit(pack, [arriving], phone)
    expect(refusedFields(stopped?.refusals ?? [])).toContain('officers')
  })

  test('what needs the head is only proposed, and waits as it would online', () => {
    const ordering = step('order-correction', 53, {
      violation: '1 辆车没有签订销售合同',
      requirements: '补签合同',
      officers,
      deadline: '2026-12-10',
    })
    const { file, stopped } = replayVisit(
      packed(noticed),
      [
        arriving,
        recording,
        step('find-result', 52, { code: '06', explanation: null, followUpBy: null }),
        ordering,
      ],
      phone,
    )
    expect(stopped?.refusals ?? []).toEqual([])
    expect(file.pending?.act).toBe('order-correction')
    expect(file.corrections).toEqual([])
  })
})

describe('what is read over and signed before the server has made it', () => {
  const { papers } = replayVisit(packed(noticed), [arriving, recording], phone)

  test('the record and the checklist, each by the digest of its words; nothing that takes a number', () => {
    expect(papers.map(({ sealed }) => sealed.type)).toEqual([
      'onsite_inspection_record',
      'inspection_item_checklist',
    ])
    const [record] = papers
    expect(record?.sealed).toMatchObject({
      type: 'onsite_inspection_record',
      number: null,
      version: 5,
    })
    expect(record?.sealed.id.length).toBeLessThanOrEqual(36)
    expect(isMadeBy(record?.sealed.id ?? '', recording.id)).toBe(true)
    expect(isMadeBy(record?.sealed.id ?? '', arriving.id)).toBe(false)
  })

  test('other words have another digest; the same words, typed or sealed, have the same', () => {
    const again = replayVisit(packed(noticed), [arriving, recording], phone).papers[0]
    expect(again?.sealed.sha256).toBe(papers[0]?.sealed.sha256)
    const changed = step('record-visit', 51, written({ lines: faulty, remarks: '另有一人在场。' }))
    const other = replayVisit(packed(noticed), [arriving, changed], phone).papers[0]
    expect(other?.sealed.sha256).not.toBe(papers[0]?.sealed.sha256)
  })

  test('it is signed on the screen, and the result may be found and told upon it', () => {
    const [record] = papers
    if (!record) throw new Error('no record')
    const drawn = drawnFor(record.sealed, '2026-12-02T01:52:00.000Z')
    const names = [
      '孙某',
      ...record.sealed.lines.flatMap(({ name }) => (name === null ? [] : [name])),
    ]
    const signing = step('sign-on-screen', 52, {
      paper: record.sealed.id,
      read: true,
      signers: names.map((name, i) => ({
        name,
        relation: i === 0 ? '法定代表人' : null,
        words: i === 0 ? 'w' : null,
        drawn: `d${i}`,
      })),
    })
    const { stopped, file } = replayVisit(packed(noticed), [arriving, recording, signing], {
      ...phone,
      drawnOf: () => drawn,
    })
    expect(stopped?.refusals ?? []).toEqual([])
    expect(file.signings.map(({ signer, paper }) => [signer, paper.type])).toEqual([
      ['孙某', 'onsite_inspection_record'],
    ])
  })
})

describe('what was not taken along', () => {
  const at = circumstancesOf(packed(noticed), {
    ...phone,
    now: '2026-12-02T02:00:00.000Z',
    papers: [],
  })
  test.each<[string, () => unknown]>([
    ['another firm', () => at.inspection?.visitsOf('91220300MA0000138D')],
    ['records of somebody else', () => at.inspection?.recordsOf('somebody')],
    ['certificates of somebody else', () => at.certificatesOf('somebody')],
    ['earlier cases', () => at.knownFirmOf('91220300MA0000138D')],
    ['a matter', () => at.matterOf('CF-001')],
  ])('%s is not known, and never nothing', (_called, ask) => {
    expect(ask).toThrow('没有带到现场')
  })

  test('a case that is no visit is not packed', () => {
    const visit = foldCase(noticed.id, noticed.agencyId, noticed.history)
    expect(() => packed({ ...visit, visit: null })).toThrow('is no visit')
    expect(() => packed(noticed, visitAt(undefined, {}, { inspection: null }))).toThrow(
      'is no visit',
    )
  })

  test('who may be named are the officers of the pack', () => {
    expect(packed(noticed).people.map(({ id }) => id)).toEqual(expect.arrayContaining(officers))
  })
})
