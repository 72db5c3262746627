import {
  coercionObjects,
  custodians,
  measures,
  presences,
  spotSignings,
  urgentGrounds,
} from '../../case/parts/seizure/codes.ts'
import type { SeizureEvent } from '../../case/parts/seizure/event.ts'
import { lastDayOfGood } from '../../case/parts/seizure/limits.ts'
import type { Seizure } from '../../case/parts/seizure/slice.ts'
import { addDays } from '../../shared/plain-date.ts'
import { yuanText } from '../../shared/money.ts'
import { reviewSaid } from './review-words.ts'
import type { Composer } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import type { SignatureLine } from '../paper.ts'
import {
  byHand,
  dateText,
  facts,
  heading,
  instantText,
  officerLines,
  officerText,
  p,
  paper,
  paragraphs,
  partyParagraphs,
  remedies,
  saidBy,
  sentence,
  signedAt,
  typed,
  you,
} from './parts.ts'
import {
  seizureDecisionText,
  decisionTitle,
  goodsTable,
  listedLine,
  movedLine,
  seizureIn,
  statute,
} from './seizure-parts.ts'

type Seized = Extract<SeizureEvent, { type: 'GoodsSeized' }>

/** 审批表: who asked for what, by which law, and what the head said (强制法第18条第1项、第19条). */
const approval: Composer = (source) => {
  const event = eventOf(source, 'SeizureApproved')
  const seizure = event && seizureIn(source, event.seizure)
  const { file, recorded, events, draft } = source
  if (!event || !seizure || !file.filing) return null
  const { urgent, review } = seizure
  const asked = events.find(
    ({ event: each }) =>
      (each.type === 'SeizureProposed' || each.type === 'UrgentSeizureReported') &&
      each.seizure === seizure.no,
  )
  const reviewed = review
    ? `${review.passed ? '同意' : '不同意'}。${review.opinion}`
    : reviewSaid(source, seizure.digest)
  const department = asked?.approvals.find(({ role }) => role === 'department-head')
  return paper(source, 'coercion_approval', 'form', {
    blocks: [
      facts([
        ['当事人', file.filing.party.name],
        ['案由', file.filing.cause],
        ['拟采取的措施', measures[seizure.measure]],
        ['法律、法规依据', seizure.basis],
        ['对象', seizure.target],
        ['理由', seizure.reason],
        ['期限', '不超过三十日，自实施的次日起算（行政强制法第二十五条）'],
        [
          '是否情况紧急',
          urgent
            ? `是，${urgentGrounds[urgent.ground]}：${urgent.explanation}`
            : '否，实施前报请批准',
        ],
        ...(urgent && seizure.seized
          ? ([
              ['当场实施时间', instantText(seizure.seized.startedAt)],
              ['向负责人报告时间', instantText(urgent.reportedAt)],
            ] as const)
          : []),
        ...(reviewed ? ([['法制审核', reviewed]] as const) : []),
      ]),
      {
        kind: 'opinion',
        title: '承办人意见',
        text: `拟${measures[seizure.measure]}上述对象，请审批。`,
        name: asked?.by.name ?? '',
        at: asked ? signedAt(events, asked) : null,
      },
      ...(department
        ? [
            {
              kind: 'opinion' as const,
              title: '承办机构负责人意见',
              text: saidBy(department),
              name: department.name,
              at: department.at,
            },
          ]
        : []),
      {
        kind: 'opinion',
        title: '机关负责人意见',
        text: `${event.approved ? '批准' : '不批准'}。${event.opinion.trim() ? sentence(event.opinion) : ''}`,
        name: recorded.by.name,
        at: draft ? null : recorded.at,
      },
      ...(draft ? [] : [facts([['批准时间', instantText(recorded.at)]])]),
    ],
  })
}

/** 30 日 from the next day on: 自2026年12月4日起至2027年1月2日止. */
function termText(seizure: Seizure): string {
  const [first] = seizure.goods
  const last = first && lastDayOfGood(seizure, first.no)
  return seizure.seized && last
    ? `三十日，自${dateText(addDays(seizure.seized.on, 1))}起至${dateText(last)}止`
    : '三十日'
}

const custodyText = ({ custodian, custodianName, custodyPlace }: Seized): string =>
  `${custodians[custodian]}，保管人${custodianName}，保管地点${custodyPlace}`

/** 决定书: everything 强制法第24条第2款 wants on it. */
const decision: Composer = (source) => {
  const event = eventOf(source, 'GoodsSeized')
  const seizure = event && seizureIn(source, event.seizure)
  const { file } = source
  if (!event || !seizure || !file.filing) return null
  const { party, cause } = file.filing
  const what = measures[seizure.measure]
  return paper(source, 'seizure_decision', 'letter', {
    title: decisionTitle(seizure.measure),
    blocks: [
      p({ text: '当事人', style: 'strong' }),
      ...partyParagraphs(party),
      p(
        `${you(party)}涉嫌${cause}。`,
        typed(sentence(seizure.reason)),
        `依据${seizure.basis}和${statute}第二十二条、第二十四条的规定，本机关决定对下列${objectsText(event)}予以${what}：`,
      ),
      goodsTable(event.goods.map(listedLine)),
      p(`${what}期限：${termText(seizure)}。`, '情况复杂需要延长的，另行书面告知。'),
      p(
        `保管：${custodyText(event)}。在${what}期间，任何人不得使用、损毁或者擅自转移、处置；保管费用由本机关承担。`,
      ),
      p(`${you(party)}对${what}享有陈述、申辩的权利；因违法${what}受到损害的，有权依法要求赔偿。`),
      remedies(source, party),
    ],
    signatures: [...officerLines(source, event.officers), ...receipt(event)],
  })
}

const objectsText = ({ goods }: Seized): string =>
  [...new Set(goods.map(({ object }) => coercionObjects[object]))].join('、')

/** Who took the paper on the spot, or why the party did not sign. */
function receipt({ signing, signingNote, witness }: Seized): SignatureLine[] {
  switch (signing) {
    case 'signed':
      return [byHand('当事人签收')]
    case 'refused':
      return [
        { label: '当事人', name: '拒绝签名', detail: signingNote, on: null },
        ...(witness === null ? [] : [byHand('见证人')]),
      ]
    case 'witness':
      return [{ label: '见证人', name: witness, detail: '当事人没有到场', on: null }]
  }
}

/** 清单, 一式二份; the same for what goes back. */
const list: Composer = (source) => {
  const event = eventOf(source, 'GoodsSeized')
  const seizure = event && seizureIn(source, event.seizure)
  if (!event || !seizure) return returnList(source)
  const what = measures[seizure.measure]
  return paper(source, 'goods_list', 'list', {
    title: `${what}${objectsText(event)}清单`,
    blocks: [
      facts([
        ['当事人', source.file.filing?.party.name],
        ['决定书', seizureDecisionText(source, seizure)],
        ['地点', event.place],
        ['时间', `${instantText(event.startedAt)}至${instantText(event.endedAt)}`],
      ]),
      goodsTable(event.goods.map(listedLine)),
      p(
        `共${event.goods.length}项，以下空白。本清单一式二份，当事人和${source.at.rules.agencyName}各执一份。`,
      ),
    ],
    signatures: [...officerLines(source, event.officers), ...receipt(event)],
  })
}

const returnList: Composer = (source) => {
  const event = eventOf(source, 'GoodsReturned')
  const seizure = event && seizureIn(source, event.seizure)
  if (!event || !seizure) return null
  const lines = event.returned.flatMap(({ good: no, quantity }) => {
    const good = seizure.goods.find((each) => each.no === no)
    return good ? [movedLine(good, quantity)] : []
  })
  return paper(source, 'goods_list', 'list', {
    title: '退还财物清单',
    blocks: [
      facts([
        ['当事人', source.file.filing?.party.name],
        ['决定书', seizureDecisionText(source, seizure)],
        ['退还时间', instantText(event.returnedAt)],
        ['领取人', event.recipient],
        ['退还时的状况', event.condition],
        ...(event.moneyFen > 0
          ? ([['退还价款和差额', `${yuanText(event.moneyFen)} 元`]] as const)
          : []),
      ]),
      goodsTable(lines, '退还数量'),
      p(
        `共${lines.length}项，封签、数量核对相符，以下空白。本清单一式二份，当事人和${source.at.rules.agencyName}各执一份。`,
      ),
    ],
    signatures: [...officerLines(source, event.officers), byHand('领取人（签名、日期）')],
  })
}

/** 现场笔录: the nine things of 强制法第18条, in their order. */
const sceneRecord: Composer = (source) => {
  const event = eventOf(source, 'GoodsSeized')
  const seizure = event && seizureIn(source, event.seizure)
  if (!event || !seizure) return null
  const what = measures[seizure.measure]
  return paper(source, 'coercion_scene_record', 'record', {
    title: `${what}现场笔录`,
    blocks: [
      facts([
        ['时间', `${instantText(event.startedAt)}至${instantText(event.endedAt)}`],
        ['地点', event.place],
        ['执法人员', event.officers.map((id) => officerText(source, id)).join('、')],
        ['通知当事人到场', presenceText(event)],
        ['出示证件', '执法人员已出示执法身份证件。'],
        [
          '告知',
          `已当场告知${what}的理由、依据（${seizure.basis}），以及陈述、申辩的权利和申请行政复议、提起行政诉讼的途径、期限。`,
        ],
        ['当事人陈述、申辩', event.statement ?? '当事人没有提出陈述、申辩。'],
        ['对陈述、申辩的答复', event.answer ?? '当事人没有提出，无需答复。'],
        ['没有查封、扣押的', event.leftOut ?? '没有发现依法不得查封、扣押的物品。'],
        ['保管', custodyText(event)],
        ['音像记录', event.recording ?? `没有录制：${event.unrecordedReason ?? ''}`],
      ]),
      heading('现场经过'),
      ...paragraphs(event.process),
      p(`清点${what}的物品：`),
      goodsTable(event.goods.map(listedLine)),
      p(
        `决定书和清单已当场交付；清单一式二份。${spotSignings[event.signing]}${event.signingNote ? `：${event.signingNote}` : ''}。`,
      ),
      { kind: 'blank-rest' },
    ],
    signatures: [...officerLines(source, event.officers), ...recordSigners(event)],
    dated: false,
  })
}

const presenceText = ({ presence, present, witness }: Seized): string =>
  presence === 'present'
    ? `已通知，${presences.present}：${present ?? ''}`
    : `${presences.absent}，邀请见证人到场：${witness ?? ''}`

/** 当事人 signs; where it refuses, the refusal is noted; where it is absent, the witness signs. */
const recordSigners = (event: Seized): SignatureLine[] =>
  event.signing === 'signed' ? [byHand('当事人（签名、日期）')] : receipt(event)

export const seizurePapers = {
  coercion_approval: approval,
  seizure_decision: decision,
  goods_list: list,
  coercion_scene_record: sceneRecord,
}
