import type { CaseEvent } from '../src/case/case-event.ts'
import { plainDate } from '../src/shared/plain-date.ts'
import { people } from './circumstances.ts'

/** An event and the day on which it was recorded. */
export type Sample = readonly [day: string, event: CaseEvent]

export const day = plainDate
export const officers = [people.chen, people.wang]
export const party = {
  kind: 'organisation',
  name: '四平市铁西区示例连锁餐饮管理咨询服务有限责任公司',
  uscc: '91220300MA0Y43210X',
  legalRepresentative: '张示例',
  address: '吉林省四平市铁西区示例大街一千二百三十四号示例商务中心三单元十二层1201至1206室',
  phone: '0434-0000001',
} as const
export const facts =
  '当事人自2026年3月1日起以“示例小馆”品牌从事特许经营活动，至2026年9月15日共发展加盟店3家，收取加盟费用共计人民币360,000.00元。经查，当事人仅有1个直营店，且该直营店经营时间未满1年。\n' +
  '当事人在与加盟商签订的三份特许经营合同（编号SL202603010001、SL202605180002、SL202607220003）中均承诺其拥有至少2个直营店，与事实不符。'
export const penalty = {
  kinds: ['fine', 'confiscate-gains'] as ('fine' | 'confiscate-gains')[],
  fineFen: 12_345_600,
  confiscatedFen: 36_000_000,
  confiscatedGoods: null,
  terms: null,
}
export const draft = {
  outcome: 'penalty' as const,
  noPenaltyReason: null,
  penalty,
  partyName: party.name,
  matterCode: 'CF-009-01',
  cause: '特许人不具备“两店一年”条件从事特许经营',
  facts,
  statementHandling:
    '当事人提出初次违法、请求从轻处罚。经复核，当事人系初次被查处，但违法所得较大，已在“较轻”档内确定罚款，不再减轻。',
  hearingUse:
    '听证笔录载明，当事人对特许经营合同及付款凭证的真实性没有异议，本机关据此认定收取加盟费用的数额。',
  discretionReason:
    '当事人有2家门店但未满1年，案发后主动退还部分加盟费，配合调查，依据本机关行政处罚裁量基准属于“较轻”档。',
  education: null,
}
export const digest = '3f0a9d5c7b21e84866d1f0c2a4b7e93d5c6f1a2b3c4d5e6f708192a3b4c5d6e7'
/** 特别情形: none. */
export const noFlags = {
  publicInterest: false,
  vitalRights: false,
  complex: false,
  socialRisk: false,
  foreign: false,
  suspectedCrime: false,
}
export const flags = { ...noFlags, publicInterest: true }
