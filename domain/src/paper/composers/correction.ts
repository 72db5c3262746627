import { facedParty } from '../../case/faced-party.ts'
import type { Composer } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import { ruleOf, violationBlocks } from './rule.ts'
import {
  byHand,
  dateText,
  facts,
  officerLines,
  p,
  paper,
  paragraphs,
  addressedParty,
  remedies,
  sealedNumber,
  typed,
  you,
} from './parts.ts'

const correctionOrder: Composer = (source) => {
  const event = eventOf(source, 'CorrectionOrdered')
  const party = facedParty(source.file)
  if (!event || !party) return null
  const matter = ruleOf(source)
  // A rule that does not order correction itself is no ground for the order.
  const rule = matter && matter.correction !== 'none' ? `和${matter.penaltyBasis}` : ''
  return paper(source, 'correction_order', 'letter', {
    title: '责令（限期）改正通知书',
    addressee: `${party.name}：`,
    blocks: [
      ...addressedParty(party),
      p('经查，', you(party), '存在下列违法行为：'),
      ...paragraphs(event.violation),
      ...violationBlocks(matter, {}),
      p(
        `依据《中华人民共和国行政处罚法》第二十八条第一款${rule}的规定，现责令${you(party)}于`,
        typed(dateText(event.deadline)),
        '前改正，改正要求如下：',
      ),
      ...paragraphs(event.requirements),
      p(`逾期不改正的，本机关将依法给予行政处罚。改正期满后，本机关将进行复查。`),
      remedies(source, party, { what: '通知' }),
    ],
    signatures: officerLines(source, event.officers),
  })
}

const statuses = { corrected: '已按期改正', partly: '部分改正或者逾期才改正', not: '没有改正' }

const correctionRecheck: Composer = (source) => {
  const event = eventOf(source, 'CorrectionRechecked')
  const order = source.file.corrections.at(-1)
  if (!event || !order) return null
  return paper(source, 'correction_recheck', 'record', {
    blocks: [
      facts([
        ['当事人', facedParty(source.file)?.name],
        ['责令改正通知书', sealedNumber(source, 'correction_order')],
        ['责令改正日期', dateText(order.orderedOn)],
        ['改正要求', order.requirements],
        ['改正期限', dateText(order.deadline)],
        ['复查日期', dateText(event.checkedOn)],
        ['改正情况', statuses[event.status]],
      ]),
      p('复查情况：'),
      ...paragraphs(event.findings),
      { kind: 'blank-rest' },
    ],
    signatures: [
      byHand('当事人（签名、日期）'),
      ...officerLines(source, event.officers, '复查人员'),
    ],
    dated: false,
  })
}

export const correctionPapers = {
  correction_order: correctionOrder,
  correction_recheck: correctionRecheck,
}
