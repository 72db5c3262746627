import {
  day,
  digest,
  draft,
  facts,
  flags,
  officers,
  party,
  penalty,
  type Sample,
} from './sample-facts.ts'

export const beginning: readonly Sample[] = [
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

export const filed: Sample = [
  '2026-10-12',
  {
    type: 'CaseFiled',
    party,
    matterCode: 'CF-009-01',
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
      // A locked file is not counted.
      ...(index % 3 !== 0 && { pages: 4 }),
      originalName: `合同扫描件_最终版_20261015_${index + 1}.pdf`,
    },
  },
])

export const investigation: readonly Sample[] = [
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
      identityShown: 'id-card',
      inquireePost: '四平市铁西区示例连锁餐饮管理咨询服务有限责任公司法定代表人',
      inquireeAddress: null,
      inquireePhone: '0434-0000001',
      recusalAsked: false,
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
