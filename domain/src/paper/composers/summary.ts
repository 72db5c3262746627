import { tierSentence } from '../../discretion/tier-sentence.ts'
import { evidenceKinds } from '../../case/case-codes.ts'
import { evidenceOf } from '../../case/parts/evidence/evidence-list.ts'
import type { CaseFile } from '../../case/case-file.ts'
import type { Party } from '../../case/party.ts'
import type { DecisionDraft } from '../../case/proposed-decision.ts'
import type { Matter } from '../../reference/matter.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import { orderWords, penaltyBasisBlocks, ruleOf, violationBlocks } from './rule.ts'
import type { Block } from '../paper.ts'
import {
  bankText,
  byHand,
  heading,
  instantText,
  officerLines,
  officerText,
  p,
  paper,
  paragraphs,
  partyParagraphs,
  penaltyItems,
  sentence,
  typed,
  you,
} from './parts.ts'

/** 预定格式、编有号码，当场交付 (处罚法第52条); the remedy is reconsideration first (行政复议法第23条). */
const summaryDecision: Composer = (source) => {
  const event = eventOf(source, 'SpotDecisionHandedOver')
  const { file } = source
  const matter = ruleOf(source)
  const draft = file.decision?.draft
  if (!event || !draft || !file.filing || !file.spot) return null
  const { party } = file.filing
  const { place, foundAt } = file.spot
  const who = you(party)
  return paper(source, 'summary_penalty_decision', 'letter', {
    blocks: [
      ...partyParagraphs(party),
      heading('一、违法行为'),
      p(`时间：${instantText(foundAt)}；地点：`, typed(place)),
      ...paragraphs(draft.facts),
      ...(evidenceOf(file).length === 0
        ? []
        : [p(`以上事实有下列证据证实：${evidenceText(file)}。`)]),
      heading('二、告知和陈述申辩'),
      p(
        `执法人员${file.investigators.map((id) => officerText(source, id)).join('、')}出示执法证件，当场告知拟作出的处罚内容及事实、理由、依据和陈述、申辩的权利。`,
      ),
      ...paragraphs(draft.statementHandling),
      heading('三、处罚种类和依据'),
      ...violated(source, matter, draft),
      ...penaltyBasisBlocks(matter, draft.penalty),
      // The tiers measure fines; a warning alone falls into none.
      ...(draft.penalty.fineFen > 0 ? [p(tierSentence(matter, file.spot.told?.tier ?? ''))] : []),
      p(
        `依据上述规定和《中华人民共和国行政处罚法》第五十一条，本机关决定当场给予${who}${penaltyItems(draft.penalty).join('、')}的行政处罚。`,
      ),
      p(
        `依照《中华人民共和国行政处罚法》第二十八条第一款的规定，责令${who}${orderWords(source)}。`,
      ),
      ...payment(source, party, draft.penalty.fineFen),
      heading('四、救济途径'),
      reconsiderationFirst(source, party),
      ...(event.refusal === null
        ? []
        : [heading('五、签收情况'), p('当事人拒绝签收本决定书。', typed(sentence(event.refusal)))]),
    ],
    signatures: [
      ...officerLines(source, event.officers),
      ...(event.refusal === null ? [byHand('当事人签收')] : []),
    ],
  })
}

/** As it was told on the spot; cases from before a matter had one rule have it in the officer's words. */
function violated({ file }: PaperSource, matter: Matter | null, draft: DecisionDraft): Block[] {
  const told = file.spot?.told?.violated
  return told === undefined || told === matter?.violationBasis
    ? violationBlocks(matter, draft)
    : [p(`上述行为违反了${told}的规定。`)]
}

/** 现场照片 1（视听资料）、合同（书证）: short, because the form has to fit on a sheet. */
const evidenceText = (file: CaseFile): string =>
  evidenceOf(file)
    .map(({ name, kind }) => `${name}（${evidenceKinds[kind]}）`)
    .join('、')

/** 罚缴分离, and the two doors through which money may be taken on the spot (处罚法第67至70条). */
function payment(source: PaperSource, party: Party, fineFen: number): Block[] {
  if (fineFen === 0) return []
  return [
    p(
      `${you(party)}应当自收到本决定书之日起十五日内，将罚款缴至${bankText(source)}，也可以通过电子支付系统缴纳。` +
        '依法当场收缴的，执法人员必须出具财政部门统一制发的专用票据；不出具的，有权拒绝缴纳（《中华人民共和国行政处罚法》第六十八条至第七十条）。' +
        '到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款的数额。',
    ),
  ]
}

/** 复议前置 (行政复议法第20、23、32、34条; 行政诉讼法第45条). */
function reconsiderationFirst({ at }: PaperSource, party: Party): Block {
  const { reconsiderationAuthority, court } = at.rules
  return p(
    `${you(party)}不服本决定的，应当自收到本决定书之日起六十日内先向${reconsiderationAuthority}申请行政复议，也可以通过本机关提交申请；` +
      `对行政复议决定不服，或者复议机关不予受理、驳回申请、逾期不作答复的，再自收到决定书之日或者复议期限届满之日起十五日内向${court}提起行政诉讼` +
      '（《中华人民共和国行政复议法》第二十条、第二十三条第一款第一项、第三十二条、第三十四条，《中华人民共和国行政诉讼法》第四十五条）。' +
      '复议、诉讼期间，本决定不停止执行，法律另有规定的除外。',
  )
}

export const summaryPapers = { summary_penalty_decision: summaryDecision }
