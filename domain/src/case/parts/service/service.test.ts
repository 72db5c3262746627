import { describe, expect, test } from 'vitest'
import { circumstances, people, prepaidCard } from '../../../../test/circumstances.ts'
import { decidedEvents, fileOf, fine, organisation } from '../../../../test/decided-case.ts'
import { scanWith, sealedPaper, sheetOf } from '../../../../test/signed-paper.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import type { Act } from '../../case-kernel.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { happen } from '../../happen.ts'
import { problemsOf } from '../../law-in-force.ts'
import type { Scan, SealedPaper } from '../../scan.ts'
import { limitsOf } from '../../procedures.ts'
import { announceService, recordReturnedPost } from './other-ways.ts'
import { makeReceipt } from './receipt.ts'
import { serveOther } from './serve-other.ts'
import { servePaper } from './serve-paper.ts'
import { decisionServedOn } from './slice.ts'

const officers = [people.chen, people.wang]
const events = decidedEvents({ party: organisation, penalty: fine, facts: '未按期备案。' })
/** Decided on 18 November 2026; the 决定书 waits to be served. */
const decided = fileOf(events.slice(0, -1))
const receiptMade: CaseEvent = {
  type: 'ReceiptMade',
  paper: 'penalty_decision',
  addressee: organisation.name,
  role: 'party',
  place: '住所',
  officers,
}

type Where = { day?: string; papers?: readonly SealedPaper[]; scans?: readonly Scan[] }
const at = ({ day = '2026-11-19', papers = [], scans = [] }: Where = {}) => ({
  ...circumstances(`${day}T06:00:00.000Z`, prepaidCard),
  papers,
  scanOf: (id: string) => scans[Number(id)] ?? null,
})
const happened = (file: CaseFile, more: readonly CaseEvent[], where = at()) =>
  happen(file, more, {
    at: where.now,
    by: { id: people.chen, name: '陈立新' },
    approvals: [],
  }).file

const withReceipt = happened(decided, [receiptMade])
const receipt = sealedPaper({
  type: 'service_receipt',
  title: '送达回证',
  version: withReceipt.version,
  on: plainDate('2026-11-19'),
  pages: 1,
})
const signed = [scanWith([sheetOf(receipt, 1)])]

const service = (method: string, changed: Record<string, unknown> = {}) => ({
  paper: 'penalty_decision',
  method,
  scans: null,
  postNumber: null,
  sentOn: null,
  servedOn: '2026-11-19',
  recipient: '刘长河',
  relation: '法定代表人',
  refusal: null,
  witness: null,
  recording: null,
  officers,
  ...changed,
})

function tried(act: Act, file: CaseFile, input: Record<string, unknown>, where = at()) {
  const problems = problemsOf(act, file, input, where).map(({ message }) => message)
  return problems.length > 0
    ? { problems, file }
    : { problems, file: happened(file, act.events(file, input, where), where) }
}

describe('送达必须有送达回证 (民事诉讼法第87条)', () => {
  test('without a receipt made for it nothing was handed over', () => {
    expect(tried(servePaper, decided, service('direct')).problems).toEqual([
      '还没有制作送达回证：先制作、打印，由受送达人签收以后再登记',
    ])
  })

  test('a receipt that did not come back signed proves nothing', () => {
    const where = at({ papers: [receipt] })
    expect(tried(servePaper, withReceipt, service('direct'), where).problems).toEqual([
      '没有签好的送达回证，不能证明送达',
    ])
  })

  test('with the scan of exactly this receipt the paper is served, and the receipt is its proof', () => {
    const where = at({ papers: [receipt], scans: signed })
    const { problems, file } = tried(
      servePaper,
      withReceipt,
      service('direct', { scans: ['0'] }),
      where,
    )
    expect(problems).toEqual([])
    expect(decisionServedOn(file)).toBe('2026-11-19')
    expect(file.signings).toMatchObject([{ paper: { id: receipt.id }, signer: '刘长河' }])
    expect(file.receipts).toEqual([])
  })

  test('the scan of another paper of the case is named, and is no receipt', () => {
    const record = sealedPaper({ id: '00000000-0000-4000-8000-0000000000d5' })
    const scans = [scanWith([sheetOf(record, 1)])]
    const where = at({ papers: [receipt, record], scans })
    const { problems } = tried(servePaper, withReceipt, service('direct', { scans: ['0'] }), where)
    expect(problems).toEqual([
      '里面没有这次送达的回证',
      '收到的是《询问（调查）笔录》，不是这次送达的回证；它可以在“签名文书归档”里归档',
    ])
  })

  test('the day of service is the day written on the receipt (第87条第2款)', () => {
    const filed: CaseEvent = {
      type: 'SignedPaperFiled',
      paper: { id: receipt.id, type: receipt.type, title: receipt.title, madeIn: receipt.version },
      signedOn: plainDate('2026-11-19'),
      signer: '王会计',
      relation: '会计',
      pages: [],
    }
    const file = happened(withReceipt, [filed])
    const where = at({ day: '2026-11-20', papers: [receipt] })
    expect(servePaper.defaults?.(file, where)).toMatchObject({
      servedOn: '2026-11-19',
      recipient: '王会计',
      relation: '会计',
    })
    expect(
      tried(servePaper, file, service('direct', { servedOn: '2026-11-20' }), where).problems,
    ).toEqual(['送达回证上的签收日期是 2026-11-19，以它为送达日期'])
  })

  test('whoever signs for the firm mostly is offered and not asked again', () => {
    expect(servePaper.defaults?.(decided, at())).toMatchObject({
      recipient: organisation.kind === 'organisation' ? organisation.legalRepresentative : '',
      relation: '法定代表人',
    })
  })
})

describe('other ways, each with its proof', () => {
  const left = service('left', { scans: ['0'], refusal: '不愿收', recipient: null, relation: null })

  test('留置: a witness or a recording (第89条)', () => {
    const where = at({ papers: [receipt], scans: signed })
    expect(tried(servePaper, withReceipt, left, where).problems).toEqual([
      '留置送达须有见证人，或者用拍照、录像记录送达过程',
    ])
    const { file } = tried(servePaper, withReceipt, { ...left, recording: 'AV12-03' }, where)
    expect(file.signings).toMatchObject([{ refusal: { reason: '不愿收', recording: 'AV12-03' } }])
    expect(decisionServedOn(file)).toBe('2026-11-19')
  })

  test('邮寄: the day of the return receipt, never before it was sent (第91条)', () => {
    const posted = service('mail', { postNumber: '1100112233001', sentOn: '2026-11-18' })
    expect(decisionServedOn(tried(servePaper, decided, posted).file)).toBe('2026-11-19')
    expect(tried(servePaper, decided, { ...posted, sentOn: '2026-11-20' }).problems).toEqual([
      '不能晚于今天',
      '收件日期不能早于交寄日期',
    ])
  })

  test('a letter that came back is no service', () => {
    const input = {
      paper: 'penalty_decision',
      postNumber: '1100112233001',
      sentOn: '2026-11-18',
      returnedOn: '2026-11-19',
      reason: '查无此人',
    }
    const { problems, file } = tried(recordReturnedPost, decided, input)
    expect(problems).toEqual([])
    expect(decisionServedOn(file)).toBeNull()
    expect(announceService.defaults?.(file, at())).toMatchObject({
      reason: '邮件 1100112233001 于2026年11月19日退回：查无此人。',
    })
  })

  test('电子: only after the party agreed in writing (处罚法第61条第2款)', () => {
    expect(tried(servePaper, decided, service('electronic')).problems).toEqual([
      '当事人没有签电子送达确认书，不能电子送达',
    ])
    const agreed: CaseEvent = {
      type: 'ServiceAddressConfirmed',
      address: '住所',
      phone: '0434',
      electronic: 'a@b.cn',
      on: plainDate('2026-11-18'),
    }
    const file = happened(decided, [agreed])
    expect(decisionServedOn(tried(servePaper, file, service('electronic')).file)).toBe('2026-11-19')
  })

  describe('公告 (第95条)', () => {
    const announced = tried(announceService, decided, {
      paper: 'penalty_decision',
      ground: 'missing',
      reason: '两次到住所均无人。',
      medium: '四平日报',
      on: '2026-11-19',
    }).file
    const byAnnouncement = service('announcement', { servedOn: null, recipient: null })

    test('without an announcement there is none', () => {
      expect(tried(servePaper, decided, byAnnouncement).problems).toEqual([
        '还没有发布公告；先办“发布送达公告”',
      ])
    })

    test('the day is counted by the program: the day after thirty whole days', () => {
      const early = at({ day: '2026-12-19' })
      expect(tried(servePaper, announced, byAnnouncement, early).problems).toEqual([
        '公告 2026-11-19 发布，经过三十日，2026-12-20 视为送达，到那一天登记',
      ])
      const late = at({ day: '2026-12-28' })
      expect(decisionServedOn(tried(servePaper, announced, byAnnouncement, late).file)).toBe(
        '2026-12-20',
      )
    })

    test('the thirty days stand among the limits of the case', () => {
      expect(limitsOf(announced, at()).map(({ title }) => title)).toContain(
        '公告送达行政处罚决定书',
      )
    })
  })
})

describe('several persons', () => {
  const forAgent: CaseEvent = { ...receiptMade, addressee: '周律师', role: 'agent' }
  const file = happened(withReceipt, [forAgent])
  const agents = { ...receipt, id: '00000000-0000-4000-8000-0000000000d7', version: file.version }
  const where = at({ papers: [receipt, agents], scans: [scanWith([sheetOf(agents, 1)])] })

  test('the agent has a receipt of his own, and the party’s limits do not run from it', () => {
    const input = {
      ...service('direct', { scans: ['0'], recipient: '周律师', relation: '委托代理人' }),
      addressee: '周律师',
    }
    const { problems, file: after } = tried(serveOther, file, input, where)
    expect(problems).toEqual([])
    expect(after.servedOnOthers).toMatchObject([{ addressee: '周律师', servedOn: '2026-11-19' }])
    expect(decisionServedOn(after)).toBeNull()
  })

  test('his receipt does not prove the service on the party', () => {
    expect(tried(servePaper, file, service('direct', { scans: ['0'] }), where).problems[0]).toBe(
      '里面没有这次送达的回证',
    )
  })

  test('for somebody without a receipt nothing is registered', () => {
    const input = { ...service('direct'), addressee: '钱某' }
    expect(tried(serveOther, file, input, where).problems).toEqual([
      '没有为钱某制作这份文书的送达回证',
    ])
  })

  test('a receipt for the party bears the party’s name', () => {
    const input = {
      paper: 'penalty_decision',
      role: 'party',
      addressee: '别的公司',
      place: '住所',
      officers,
    }
    expect(tried(makeReceipt, decided, input).problems).toEqual([`当事人是${organisation.name}`])
  })
})
