import type { CaseEvent } from '../../case/case-event.ts'
import type { CaseFile } from '../../case/case-file.ts'
import { decisionServedOn } from '../../case/parts/service/slice.ts'
import { collectionGrounds } from '../../case/procedures/summary-penalty/spot-codes.ts'
import {
  handledOnTheSpot,
  isPublishedOneByOne,
} from '../../case/procedures/summary-penalty/slice.ts'
import { chinaDay, type PlainDate } from '../../shared/plain-date.ts'
import { withoutEnd } from '../../shared/without-end.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import { outcomeText } from './rule.ts'
import {
  agencyHead,
  bankText,
  beganRow,
  dateText,
  departmentHead,
  facts,
  moneyText,
  opinions,
  p,
  paper,
  addressedParty,
  sealedNumber,
  you,
} from './parts.ts'

type Collected = Extract<CaseEvent, { type: 'FineCollectedOnSpot' }>

const fineReceipt: Composer = (source) => {
  const paid = eventOf(source, 'FinePaid')
  const collected = eventOf(source, 'FineCollectedOnSpot')
  const event =
    paid ?? (collected && { ...collected, surchargeFen: 0, paidOn: chinaDay(source.recorded.at) })
  if (!event) return null
  return paper(source, 'fine_receipt', 'form', {
    blocks: [
      facts([
        ['缴款人', source.file.filing?.party.name],
        ['票据号', event.receiptNo],
        ['缴款日期', dateText(event.paidOn)],
        ['罚没款', moneyText(event.fen)],
        ['加处罚款', event.surchargeFen === 0 ? '无' : moneyText(event.surchargeFen)],
        collected
          ? ['当场收缴', collectedText(collected)]
          : ['代收机构', source.at.rules.bank.name],
      ]),
      p('本页为罚没收入票据存根的入卷登记，票据原件附后。'),
    ],
    dated: false,
  })
}

/** Why the officers took the money themselves (处罚法第68、69条). */
function collectedText({ ground, reason }: Pick<Collected, 'ground' | 'reason'>): string {
  return `${collectionGrounds[ground]}${reason === null ? '' : `：${withoutEnd(reason.trim(), '。')}`}`
}

const demandNotice: Composer = (source) => {
  const event = eventOf(source, 'DemandIssued')
  const { file, at } = source
  const party = file.filing?.party
  if (!event || !party) return null
  const number = sealedNumber(
    source,
    file.spot?.handedOver ? 'summary_penalty_decision' : 'penalty_decision',
  )
  const served = decisionServedOn(file)
  return paper(source, 'demand_letter', 'letter', {
    addressee: `${party.name}：`,
    blocks: [
      ...addressedParty(party),
      p(
        `本机关作出的${number}${file.spot?.handedOver ? '当场' : ''}行政处罚决定书，已于${served ? dateText(served) : ''}送达。${you(party)}在法定期限内没有履行缴纳罚没款的义务。`,
      ),
      p(
        `依据《中华人民共和国行政强制法》第三十五条、第五十四条的规定，现催告${you(party)}于${dateText(event.payBy)}前履行下列义务：`,
      ),
      {
        kind: 'items',
        items: [
          `缴纳罚没款${moneyText(event.amountFen)}`,
          `缴纳截至催告之日的加处罚款${moneyText(event.surchargeFen)}（每日百分之三，总额不超过罚款数额）`,
        ],
      },
      p(`缴款方式：${bankText(source)}。`),
      p(
        `${you(party)}收到本催告书后有权进行陈述和申辩。催告书送达十个工作日后仍不履行的，本机关将依法申请人民法院强制执行。`,
      ),
      p(`联系电话：${at.rules.phone}`),
    ],
  })
}

const reasons = {
  performed: '决定已经履行完毕',
  'no-penalty': '不予处罚，已经送达',
  terminated: '终结执行',
}

const closingApproval: Composer = (source) => {
  const event = eventOf(source, 'CaseClosed')
  const { file } = source
  const draft = file.decision?.draft
  if (!event || !draft) return null
  return paper(source, 'closing_approval', 'form', {
    blocks: [
      facts([
        ['当事人', file.filing?.party.name],
        ['案由', draft.cause],
        beganRow(file),
        ['决定日期', file.decision ? dateText(file.decision.decidedOn) : ''],
        ['决定内容', outcomeText(source, draft)],
        ...spotRows(file),
        ['公示日期', file.publishedOn ? dateText(file.publishedOn) : notPublished(source)],
        ['执行情况', event.execution],
        ['结案理由', reasons[event.reason]],
        ...(event.despite ? [['还有评查否决项而结案的理由', event.despite] as const] : []),
      ]),
      ...opinions(source, {
        proposal: `${reasons[event.reason]}，建议结案。`,
        roles: [departmentHead, agencyHead],
      }),
    ],
  })
}

/** What a decision on the spot brings with it: the report to the agency, and the way of the money. */
function spotRows({ spot }: CaseFile): [string, string][] {
  if (!spot?.handedOver) return []
  const { reportedOn, collection } = spot
  const day = (on: PlainDate | null) => (on === null ? '' : dateText(on))
  return [
    ['报本机关备案日期', day(reportedOn)],
    ...(collection === null
      ? []
      : ([
          [
            '当场收缴的罚款',
            `${day(collection.collectedOn)}收缴，${day(collection.handedInOn)}交至本机关，${day(collection.bankedOn)}缴付银行`,
          ],
        ] as [string, string][])),
  ]
}

function notPublished({ file }: PaperSource): string {
  return handledOnTheSpot(file) && !isPublishedOneByOne(file)
    ? '按作出决定时的本局公示规则，当场作出的决定不逐件公示'
    : '没有公示'
}

export const executionPapers = {
  fine_receipt: fineReceipt,
  demand_letter: demandNotice,
  closing_approval: closingApproval,
}
