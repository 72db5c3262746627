import { tierSentence } from '../../discretion/tier-sentence.ts'
import { sourceText } from '../../case/parts/clue/slice.ts'
import type { CaseFile } from '../../case/case-file.ts'
import { refusalGrounds } from '../../case/parts/hearing/codes.ts'
import {
  reviewStanding,
  reviewStandingText,
} from '../../case/parts/legal-review/review-standing.ts'
import { noPenaltySentence } from '../../case/penalty.ts'
import { verdictOf } from '../../case/parts/deliberation/slice.ts'
import { factsOfAll } from '../../case/further-violation.ts'
import type { DecisionDraft } from '../../case/proposed-decision.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import type { Block } from '../paper.ts'
import { evidenceBlock } from './conclusion.ts'
import {
  correctionBlocks,
  finesBlocks,
  furtherBlocks,
  furtherFacts,
  gainsBlocks,
  outcomeText,
  penaltyBasisBlocks,
  ruleOf,
  violationBlocks,
} from './rule.ts'
import {
  agencyHead,
  bankText,
  dateText,
  departmentHead,
  facts,
  heading,
  officerText,
  opinions,
  p,
  paper,
  paragraphs,
  partyParagraphs,
  penaltyList,
  remedies,
  sentence,
  you,
} from './parts.ts'

const decisionApproval: Composer = (source) => {
  const event = eventOf(source, 'DecisionIssued')
  const { file } = source
  if (!event || !file.filing) return null
  const { draft } = event
  const standing = reviewStanding(file)
  return paper(source, 'decision_approval', 'form', {
    blocks: [
      facts([
        ['当事人', file.filing.party.name],
        ['案由', draft.cause],
        ['认定的事实', factsOfAll(draft)],
        ['陈述申辩、听证的处理', draft.statementHandling],
        ...(draft.hearingUse ? [['根据听证笔录认定的情况', draft.hearingUse] as const] : []),
        ['法制审核', standing ? reviewStandingText(standing, dateText).value : ''],
        ['集体讨论', discussionText(file)],
        ['裁量理由', draft.discretionReason],
        ['决定内容', outcomeText(source, draft)],
        [
          '办案期限',
          event.extensionBasis === null
            ? '在立案之日起九十日内'
            : `延长依据：${event.extensionBasis}`,
        ],
      ]),
      ...opinions(source, {
        proposal:
          draft.outcome === 'penalty'
            ? '违法事实清楚，证据确凿，已经依法告知，建议作出上述行政处罚决定。'
            : '调查终结，理由如上，建议作出不予行政处罚决定。',
        roles: [departmentHead, agencyHead],
      }),
    ],
  })
}

const discussionText = ({ deliberation }: CaseFile): string =>
  deliberation
    ? `${dateText(deliberation.heldOn)}讨论，${verdictOf(deliberation)}：${deliberation.conclusion}`
    : '不需要：不属于须集体讨论的情形'

/** 案件来源、调查经过、事实、证据: what both kinds of decision begin with. */
function course(source: PaperSource, draft: DecisionDraft): Block[] {
  const { file } = source
  return [
    p(
      `本案来源于${sourceText(file)}。本机关于${dateText(file.filing?.filedOn ?? '')}对${file.filing ? you(file.filing.party) : ''}${file.filing?.cause ?? ''}一案立案调查，由执法人员${file.investigators.map((id) => officerText(source, id)).join('、')}承办。现已调查终结。`,
    ),
    heading('一、违法事实和证据'),
    ...paragraphs(draft.facts),
    ...furtherFacts(draft),
    ...gainsBlocks(source),
    p('以上事实有下列证据证实：'),
    evidenceBlock(source),
  ]
}

const penaltyDecision: Composer = (source) => {
  const event = eventOf(source, 'DecisionIssued')
  const { file } = source
  if (event?.draft.outcome !== 'penalty' || !file.filing) return null
  const { draft } = event
  const matter = ruleOf(source)
  const { party } = file.filing
  return paper(source, 'penalty_decision', 'letter', {
    blocks: [
      p({ text: '当事人', style: 'strong' }),
      ...partyParagraphs(party),
      ...course(source, draft),
      heading('二、告知和陈述申辩'),
      p(noticeText(source)),
      ...pointsAnswered(source),
      ...paragraphs(draft.statementHandling),
      ...paragraphs(draft.hearingUse ?? ''),
      heading('三、法律依据和裁量理由'),
      ...violationBlocks(matter, draft),
      ...penaltyBasisBlocks(matter, draft.penalty),
      p(tierSentence(matter, file.conclusion?.findings.tier ?? '')),
      ...paragraphs(draft.discretionReason),
      ...furtherBlocks(source, draft, '对'),
      heading('四、决定'),
      ...correctionBlocks(source, '责令'),
      p(`本机关决定对${you(party)}给予如下行政处罚：`),
      { kind: 'items', items: penaltyList(draft.penalty) },
      ...finesBlocks(source, draft.penalty, draft),
      ...performance(source, draft.penalty.fineFen + draft.penalty.confiscatedFen),
      heading('五、救济途径'),
      remedies(source, party),
      p(
        '本机关将依照《中华人民共和国行政处罚法》第四十八条和行政执法公示的有关规定，依法公开本行政处罚决定。',
      ),
    ],
  })
}

/** Each point of the party's statement with the agency's answer (处罚法第45条第1款). */
function pointsAnswered({ file, events }: PaperSource): Block[] {
  const party = file.filing?.party
  if (!party) return []
  return events.flatMap(({ event }) =>
    event.type === 'StatementReviewed'
      ? event.points.map(({ point, answer, accepted }) =>
          p(
            `${you(party)}提出：${sentence(point)}经复核，${sentence(answer)}该意见${accepted ? '予以采纳' : '不予采纳'}。`,
          ),
        )
      : [],
  )
}

function noticeText({ file }: PaperSource): string {
  const { notice } = file
  if (!notice?.servedOn)
    return '本机关已依法告知拟作出的行政处罚内容及事实、理由、依据和陈述、申辩的权利。'
  return (
    `本机关于${dateText(notice.servedOn)}送达行政处罚事先告知书，告知拟作出的行政处罚内容及事实、理由、依据，以及陈述、申辩的权利${notice.hearingOffered ? '和要求听证的权利' : ''}。` +
    hearingText(file)
  )
}

/** What became of the right to a hearing (处罚法第63至65条). */
function hearingText({ hearing, hearingRefusals }: CaseFile): string {
  if (hearing?.held) {
    const on = dateText(hearing.held.on)
    return hearing.held.forfeited
      ? `当事人要求听证，本机关定于${on}举行听证，当事人无正当理由未出席或者中途退出，依据《中华人民共和国行政处罚法》第六十四条第六项，视为放弃听证权利，听证终止。`
      : `应当事人要求，本机关于${on}举行了听证。`
  }
  if (hearing?.withdrawnOn)
    return `当事人要求听证后，于${dateText(hearing.withdrawnOn)}撤回申请，听证终止。`
  const refusal = hearingRefusals.at(-1)
  return refusal
    ? `当事人于${dateText(refusal.requestedOn)}要求听证，因${refusalGrounds[refusal.ground]}，本机关没有举行听证，并已书面告知当事人。`
    : ''
}

/** 罚缴分离: who takes the money, until when, what follows otherwise (处罚法第67、72条; 罚缴分离办法第7条). */
function performance(source: PaperSource, owedFen: number): Block[] {
  const { file } = source
  if (owedFen === 0 || !file.filing) return []
  const who = you(file.filing.party)
  return [
    p(
      `${who}应当自收到本决定书之日起十五日内，将罚没款缴至${bankText(source)}，也可以通过电子支付系统缴纳。到期不缴纳罚款的，依据《中华人民共和国行政处罚法》第七十二条第一款第一项的规定，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款的数额。确有经济困难的，可以申请延期或者分期缴纳。`,
    ),
  ]
}

const noPenaltyDecision: Composer = (source) => {
  const event = eventOf(source, 'DecisionIssued')
  const { file } = source
  const reason = event?.draft.noPenaltyReason
  if (!event || !reason || !file.filing) return null
  const { draft } = event
  const { party } = file.filing
  return paper(source, 'no_penalty_decision', 'letter', {
    blocks: [
      p({ text: '当事人', style: 'strong' }),
      ...partyParagraphs(party),
      ...course(source, draft),
      ...pointsAnswered(source),
      ...paragraphs(draft.hearingUse ?? ''),
      heading('二、不予处罚的理由和依据'),
      ...violationBlocks(ruleOf(source), draft),
      ...paragraphs(draft.discretionReason),
      p(noPenaltySentence(reason, you(party))),
      heading('三、教育'),
      ...paragraphs(draft.education ?? ''),
      heading('四、救济途径'),
      remedies(source, party, { binds: false }),
    ],
  })
}

export const decisionPapers = {
  decision_approval: decisionApproval,
  penalty_decision: penaltyDecision,
  no_penalty_decision: noPenaltyDecision,
}
