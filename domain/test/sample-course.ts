import { revisedCourses } from './sample-revision.ts'
import { disputedCourse, otherwiseReviewed, reviewedCourse } from './sample-review.ts'
import type { CaseEvent } from '../src/case/case-event.ts'
import { people } from './circumstances.ts'
import { day, digest, draft, facts, officers, party, penalty, type Sample } from './sample-facts.ts'
import { beginning, filed, investigation } from './sample-investigation.ts'

import { amendedCourse } from './sample-amendment.ts'
import { samplingCourse } from './sample-sampling.ts'
import { transferredCourse } from './sample-seizure.ts'
import { countersigned, signedOnScreen, signedTogether } from './sample-signing.ts'
import { spotCourse } from './sample-spot.ts'
import { refusedCourse, unreachableCourse, visitCourse } from './sample-visit.ts'

export type { Sample }

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
  [
    '2026-11-03',
    {
      type: 'HearingRequested',
      on: day('2026-11-03'),
      manner: 'written',
      reason: '对认定的加盟费用数额有异议，要求当面质证。',
    },
  ],
  [
    '2026-11-03',
    {
      type: 'HearingAgentsNamed',
      agents: [{ name: '周律师', authority: '代为申辩、质证和签收' }],
      on: day('2026-11-03'),
    },
  ],
  [
    '2026-11-04',
    {
      type: 'HearingCalled',
      heldOn: day('2026-11-16'),
      startsAt: '上午9时',
      place: '四平市商务局三楼会议室',
      host: people.reviewer,
      open: true,
      closedGround: null,
    },
  ],
  ['2026-11-04', served('hearing_notice', '2026-11-04')],
  [
    '2026-11-16',
    {
      type: 'HearingHeld',
      on: day('2026-11-16'),
      host: people.reviewer,
      recorder: '苏晴',
      investigators: [people.chen, people.wang],
      partySide: [
        { name: '张示例', capacity: 'representative' },
        { name: '周律师', capacity: 'agent' },
      ],
      others: '旁听7人',
      agenda: [
        'opening',
        'rights',
        'accusation',
        'defence',
        'examination',
        'debate',
        'final-statement',
      ],
      exhibits: [
        {
          origin: 'file',
          name: '特许经营合同三份',
          purpose: '收取加盟费用',
          view: '对真实性没有异议',
        },
        {
          origin: 'file',
          name: '付款凭证六份',
          purpose: '收取的数额',
          view: '认为其中一笔为货款',
        },
        {
          origin: 'table',
          name: '退款回单二张',
          purpose: '已经退还24,000元',
          view: '调查人员核对原件，予以认可',
        },
      ],
      absence: null,
      record: `调查人员陈述：${facts}\n当事人申辩：对违法事实没有异议，对数额有异议。`,
      opinion: '',
      forfeited: false,
      attended: 'present',
      finalStatement: '请求从轻处罚。',
      signing: 'refused',
      hostNote: '法定代表人张示例阅看笔录后以不同意处罚为由拒绝签字，代理人周律师在场。',
    },
  ],
  [
    '2026-11-17',
    {
      type: 'HearingReported',
      facts: '当事人有1个直营店，共发展加盟店3家，收取加盟费用360,000.00元。',
      disputes: '付款凭证中2026年5月18日的一笔是否为货款。',
      opinion:
        '合同约定该笔为加盟费，当事人没有提出相反证据。事实清楚，证据充分，建议按拟处罚意见作出决定。',
      on: day('2026-11-17'),
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
    method: 'mail',
    servedOn: day(on),
    recipient: '李示例',
    relation: '行政经理，负责收件',
    place: party.address,
    refusal: null,
    officers,
    announcedOn: null,
    proof: { kind: 'post', postNumber: '1100112233001', sentOn: day(on) },
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
  ...reviewedCourse,
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
      conclusion: '违法事实清楚，证据确凿，裁量适当。',
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
const { hearingUse: _noHearing, ...unheardDraft } = draft
const noPenalty = {
  ...unheardDraft,
  outcome: 'no-penalty' as const,
  noPenaltyReason: 'minor-corrected' as const,
  education: '责令当事人认真学习《商业特许经营管理条例》，今后依法经营。',
}

/** The turns that end a case otherwise. */
const drafted = [...concluded, ...defence, ...decision.slice(0, 1)]

export const branches: readonly (readonly Sample[])[] = [
  [...drafted, ...disputedCourse(drafted.length)],
  [...drafted, ...otherwiseReviewed],
  ...revisedCourses([...concluded, ...defence, ...decision, ...ending.slice(0, 4)]),
  spotCourse,
  visitCourse,
  unreachableCourse,
  refusedCourse,
  [...beginning, filed, ...investigation, signedOnScreen, signedTogether, countersigned],
  [...begun, ...samplingCourse],
  [...concluded, ...transferredCourse],
  [...concluded, ...defence.slice(0, 2), ...amendedCourse],
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
  [
    ...concluded,
    ...defence.slice(0, 2),
    [
      '2026-11-06',
      {
        type: 'HearingRefused',
        requestedOn: day('2026-11-06'),
        ground: 'late',
        reason: '事先告知书于2026年10月29日送达，要求听证的期限至2026年11月5日届满。',
      },
    ],
  ],
  [
    ...concluded,
    ...defence.slice(0, 1),
    [
      '2026-10-29',
      {
        type: 'ReceiptMade',
        paper: 'penalty_advance_notice',
        addressee: party.name,
        role: 'party',
        place: party.address,
        officers,
      },
    ],
    [
      '2026-11-10',
      {
        type: 'ServiceAnnounced',
        paper: 'penalty_advance_notice',
        on: day('2026-11-10'),
        medium: '四平日报',
        reason: '用其他方式无法送达。两次到住所均无人，邮件1100112233001号退回。',
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
