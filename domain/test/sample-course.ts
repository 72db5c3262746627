import { reviewPoints, type CaseEvent, type ReviewPoint } from '../src/case/case-event.ts'
import { plainDate } from '../src/shared/plain-date.ts'
import { people } from './circumstances.ts'

/** An event and the day on which it was recorded. */
export type Sample = readonly [day: string, event: CaseEvent]

const day = plainDate
const officers = [people.chen, people.wang]
const party = {
  kind: 'organisation',
  name: '四平市铁西区示例连锁餐饮管理咨询服务有限责任公司',
  uscc: '91220300MA0Y43210X',
  legalRepresentative: '张示例',
  address: '吉林省四平市铁西区示例大街一千二百三十四号示例商务中心三单元十二层1201至1206室',
  phone: '0434-0000001',
} as const
const facts =
  '当事人自2026年3月1日起以“示例小馆”品牌从事特许经营活动，至2026年9月15日共发展加盟店3家，收取加盟费用共计人民币360,000.00元。经查，当事人仅有1个直营店，且该直营店经营时间未满1年。\n' +
  '当事人在与加盟商签订的三份特许经营合同（编号SL202603010001、SL202605180002、SL202607220003）中均承诺其拥有至少2个直营店，与事实不符。'
const penalty = {
  kinds: ['fine', 'confiscate-gains'] as ('fine' | 'confiscate-gains')[],
  fineFen: 12_345_600,
  confiscatedFen: 36_000_000,
  confiscatedGoods: null,
  terms: null,
}
const draft = {
  outcome: 'penalty' as const,
  noPenaltyReason: null,
  penalty,
  partyName: party.name,
  matterCode: 'CF-009',
  cause: '特许人不具备“两店一年”条件从事特许经营',
  facts,
  statementHandling:
    '当事人提出初次违法、请求从轻处罚。经复核，当事人系初次被查处，但违法所得较大，已在“较轻”档内确定罚款，不再减轻。',
  discretionReason:
    '当事人有2家门店但未满1年，案发后主动退还部分加盟费，配合调查，依据本机关行政处罚裁量基准属于“较轻”档。',
  education: null,
}
const digest = '3f0a9d5c7b21e84866d1f0c2a4b7e93d5c6f1a2b3c4d5e6f708192a3b4c5d6e7'
const flags = {
  publicInterest: true,
  vitalRights: false,
  complex: false,
  socialRisk: false,
  foreign: false,
  suspectedCrime: false,
}

const beginning: readonly Sample[] = [
  [
    '2026-10-08',
    {
      type: 'ClueRegistered',
      source: 'report',
      receivedAt: '2026-10-08T01:12:00.000Z',
      respondent: party.name,
      summary: '举报人反映该公司没有直营店，仍以“示例小馆”品牌招收加盟商，并收取高额加盟费。',
      preliminaryOpinion: '属于本机关职责，建议核查。',
      named: true,
    },
  ],
  [
    '2026-10-10',
    {
      type: 'ClueVerified',
      officers,
      verifiedOn: day('2026-10-10'),
      facts: '经到场核查，该公司在本市仅有1个直营店，已签订特许经营合同3份，举报内容基本属实。',
      suggestion: 'file',
    },
  ],
]

const filed: Sample = [
  '2026-10-12',
  {
    type: 'CaseFiled',
    party,
    matterCode: 'CF-009',
    cause: draft.cause,
    summary: facts,
    jurisdiction:
      '违法行为发生地在四平市铁西区，由四平市商务局管辖（行政处罚法第二十二条、第二十三条）。',
    investigators: officers,
    violationFrom: day('2026-03-01'),
    violationUntil: day('2026-09-15'),
    discoveredOn: day('2026-10-08'),
    lifeOrFinance: false,
  },
]

const exchanges = Array.from({ length: 9 }, (_, index) => ({
  question: `请说明第${index + 1}份特许经营合同的签订情况，以及收取加盟费用的时间、金额和方式。`,
  answer: `合同于2026年${index + 1}月签订，加盟商通过银行转账支付，收款账号为62220${index}0300123456789，金额为人民币120,000.00元，收据已提供复印件并由我签字确认。`,
}))

const evidence: Sample[] = Array.from({ length: 22 }, (_, index) => [
  '2026-10-15',
  {
    type: 'EvidenceAdded',
    evidenceId: `e${index + 1}`,
    kind: index % 3 === 0 ? 'electronic' : 'document',
    name: `特许经营合同及付款凭证（第${index + 1}组）`,
    purpose: '证明当事人以特许经营名义收取加盟费用的时间和数额',
    source: '当事人提供，原件存于当事人财务室',
    collectedOn: day('2026-10-15'),
    officers,
    file: {
      sha256: digest,
      bytes: 1_234_567,
      mediaType: 'application/pdf',
      originalName: `合同扫描件_最终版_20261015_${index + 1}.pdf`,
    },
  },
])

const investigation: readonly Sample[] = [
  [
    '2026-10-13',
    {
      type: 'InformantTold',
      on: day('2026-10-13'),
      content: '经核查，你反映的问题本机关已于2026年10月12日立案调查。',
    },
  ],
  [
    '2026-10-14',
    {
      type: 'SiteInspected',
      startedAt: '2026-10-14T01:05:00.000Z',
      endedAt: '2026-10-14T02:40:00.000Z',
      place: party.address,
      onsitePerson: '李示例',
      onsiteRole: '行政经理',
      findings: `${facts}\n现场负责人李示例在场并配合检查，现场提取合同复印件3份。`,
      officers,
      recusalAsked: false,
      recording: '20261014-AV02-01',
      unrecordedReason: null,
    },
  ],
  [
    '2026-10-14',
    {
      type: 'PersonInquired',
      startedAt: '2026-10-14T06:00:00.000Z',
      endedAt: '2026-10-14T07:30:00.000Z',
      place: '四平市商务局执法询问室',
      inquiree: '张示例',
      inquireeRole: '法定代表人',
      inquireeIdNumber: '11010519491231002X',
      exchanges,
      officers,
      recording: '20261014-AV04-01',
      unrecordedReason: null,
    },
  ],
  ...evidence,
  [
    '2026-10-16',
    {
      type: 'CorrectionOrdered',
      violation: facts,
      requirements: '立即停止特许经营招商活动，并书面报告改正情况。',
      deadline: day('2026-10-23'),
      officers,
    },
  ],
  [
    '2026-10-24',
    {
      type: 'CorrectionRechecked',
      checkedOn: day('2026-10-24'),
      status: 'partly',
      findings: '当事人已撤下招商页面，仍有一处门店张贴加盟广告。',
      officers,
    },
  ],
  [
    '2026-10-24',
    {
      type: 'ServiceAddressConfirmed',
      address: party.address,
      phone: party.phone,
      electronic: 'shili-xiaoguan-legal-department@example-catering-group.com.cn',
      on: day('2026-10-24'),
    },
  ],
  [
    '2026-10-26',
    {
      type: 'InvestigationConcluded',
      findings: {
        facts,
        nature: '当事人的行为构成特许人不具备“两店一年”条件从事特许经营。',
        tier: '较轻',
        tierReason: '有2店但未满1年，主动退还部分加盟费。',
        circumstances: '初次违法，配合调查。',
        outcome: 'penalty',
        noPenaltyReason: null,
        penalty,
        gainsFen: 36_000_000,
        deviationReason: null,
        flags,
      },
    },
  ],
]

const defence: readonly Sample[] = [
  [
    '2026-10-28',
    {
      type: 'AdvanceNoticeIssued',
      penalty,
      facts,
      reason: draft.discretionReason,
      statementDays: 5,
      hearingOffered: true,
    },
  ],
  ['2026-10-29', served('penalty_advance_notice', '2026-10-29')],
  [
    '2026-10-30',
    {
      type: 'StatementRecorded',
      receivedOn: day('2026-10-30'),
      manner: 'oral',
      content: '公司是第一次经营加盟业务，不了解规定，已经退还部分费用，请求从轻处罚。',
      newEvidence: '退款凭证2份。',
      officers,
    },
  ],
  [
    '2026-11-02',
    {
      type: 'StatementReviewed',
      points: [
        {
          point: '初次违法，请求从轻',
          answer: '初次违法属实，已在确定档次时考虑。',
          accepted: true,
        },
        {
          point: '不了解规定，请求免除罚款',
          answer: '不了解规定不是法定的不予处罚情形。',
          accepted: false,
        },
      ],
      conclusion: '部分采纳，维持拟处罚数额。',
      officers,
    },
  ],
  ['2026-11-02', { type: 'RightsWaived', statement: true, hearing: true, on: day('2026-11-02') }],
  ['2026-11-03', { type: 'HearingRequested', on: day('2026-11-03'), reason: '对数额有异议' }],
  [
    '2026-11-04',
    {
      type: 'HearingCalled',
      noticeServedOn: day('2026-11-04'),
      heldOn: day('2026-11-16'),
      place: '四平市商务局三楼会议室',
      host: people.reviewer,
      open: true,
    },
  ],
  [
    '2026-11-16',
    {
      type: 'HearingHeld',
      on: day('2026-11-16'),
      host: people.reviewer,
      attendance: '当事人法定代表人张示例，代理人周律师；调查人员陈立新、王志远',
      record: `调查人员陈述：${facts}\n当事人质证：对合同的真实性没有异议，对数额有异议。\n最后陈述：请求从轻处罚。`,
      opinion: '事实清楚，证据充分，建议按拟处罚意见作出决定。',
      forfeited: false,
    },
  ],
]

function served(
  paper: Extract<CaseEvent, { type: 'NoticeServed' }>['paper'],
  on: string,
): CaseEvent {
  return {
    type: 'NoticeServed',
    paper,
    method: 'left',
    servedOn: day(on),
    recipient: '李示例',
    relation: '行政经理，负责收件',
    place: party.address,
    refusal: '李示例拒绝签字，社区居委会工作人员吴示例在场见证，录像编号20261029-AV12-01。',
    officers,
    announcedOn: null,
  }
}

const decision: readonly Sample[] = [
  [
    '2026-11-17',
    {
      type: 'DecisionDrafted',
      draft,
      digest,
      grounds: ['MC01', 'MC05'],
      deliberation: ['情节复杂'],
    },
  ],
  [
    '2026-11-17',
    {
      type: 'ReviewSubmitted',
      digest,
      grounds: ['涉及重大公共利益', '拟罚款达到较大数额'],
      statement: '没有需要特别说明的问题。',
    },
  ],
  [
    '2026-11-18',
    {
      type: 'ReviewReturned',
      missing: '听证笔录原件\n退款凭证复印件（加盖公章）',
      supplyBy: day('2026-11-20'),
    },
  ],
  [
    '2026-11-19',
    { type: 'ReviewSubmitted', digest, grounds: ['涉及重大公共利益'], statement: '已补齐。' },
  ],
  [
    '2026-11-20',
    {
      type: 'ReviewOpinionIssued',
      digest,
      outcome: 'pass',
      points: (Object.keys(reviewPoints) as ReviewPoint[]).map((point) => ({
        point,
        answer: 'yes',
        reason: null,
      })),
      opinion: '主体合法，事实清楚，证据充分，适用法律准确，程序合法，裁量适当，同意。',
      counsel: '同意法制机构意见。',
    },
  ],
  [
    '2026-11-22',
    {
      type: 'DeliberationHeld',
      digest,
      heldOn: day('2026-11-22'),
      place: '局党组会议室',
      chair: people.head,
      members: [
        { person: people.deputy, opinion: '事实清楚，同意拟处罚意见。', agrees: true },
        { person: people.reviewer, opinion: '程序合法，同意。', agrees: true },
      ],
      conclusion: '一致同意按拟定意见作出行政处罚决定。',
      approved: true,
    },
  ],
]

const ending: readonly Sample[] = [
  [
    '2026-11-23',
    { type: 'DecisionIssued', draft, digest, decidedOn: day('2026-11-23'), extensionBasis: null },
  ],
  ['2026-11-24', served('penalty_decision', '2026-11-24')],
  [
    '2026-12-16',
    {
      type: 'DemandIssued',
      amountFen: 48_345_600,
      surchargeFen: 2_592_576,
      payBy: day('2026-12-30'),
    },
  ],
  [
    '2026-12-20',
    {
      type: 'FinePaid',
      paidOn: day('2026-12-20'),
      fen: 48_345_600,
      receiptNo: '220300202612200000000123',
      surchargeFen: 2_592_576,
    },
  ],
  [
    '2026-12-21',
    { type: 'CaseClosed', reason: 'performed', execution: '罚没款和加处罚款已全部缴清。' },
  ],
  [
    '2026-12-25',
    {
      type: 'CaseArchived',
      archiveNo: '2026-XZCF-000128',
      pages: 86,
      retention: '30-years',
      remarks: null,
      checkedBy: people.head,
    },
  ],
]

/** A case with every turn of 普通程序 from clue to archive. */
export const mainCourse = [
  ...beginning,
  filed,
  ...investigation,
  ...defence,
  ...decision,
  ...ending,
]

const begun = [...beginning, filed, ...investigation.slice(0, 5)]
const concluded = [...beginning, filed, ...investigation]
const noPenalty = {
  ...draft,
  outcome: 'no-penalty' as const,
  noPenaltyReason: 'minor-corrected' as const,
  education: '责令当事人认真学习《商业特许经营管理条例》，今后依法经营。',
}

/** The turns that end a case otherwise. */
export const branches: readonly (readonly Sample[])[] = [
  [...beginning, ['2026-10-12', { type: 'FilingDeclined', reason: '经核查，反映的情况不属实。' }]],
  [
    ...begun,
    [
      '2026-10-20',
      {
        type: 'RecusalDecided',
        officer: people.wang,
        reason: '与当事人的法定代表人是近亲属',
        granted: true,
        successor: people.deputy,
      },
    ],
  ],
  [...concluded, ['2026-11-02', { type: 'CaseDismissed', reason: '违法事实不能成立。' }]],
  ...(['jurisdiction', 'criminal'] as const).map((ground): Sample[] => [
    ...concluded,
    [
      '2026-11-02',
      {
        type: 'CaseTransferred',
        to: ground === 'criminal' ? '四平市公安局' : '四平市市场监督管理局',
        ground,
        reason: '当事人的行为不属于本机关管辖，应当由你机关处理。',
        sentOn: day('2026-11-02'),
      },
    ],
  ]),
  [
    ...concluded,
    [
      '2026-11-20',
      {
        type: 'DecisionIssued',
        draft: noPenalty,
        digest,
        decidedOn: day('2026-11-20'),
        extensionBasis: null,
      },
    ],
  ],
]
