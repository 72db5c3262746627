import { tierSentence } from '../../discretion/tier-sentence.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import { evidenceBlock } from './conclusion.ts'
import {
  correctionBlocks,
  finesBlocks,
  furtherBlocks,
  furtherFacts,
  gainsBlocks,
  penaltyBasisBlocks,
  ruleOf,
  violationBlocks,
} from './rule.ts'
import { facts, p, paper, paragraphs, addressedParty, penaltyList, typed, you } from './parts.ts'

const contacts = ({ file, at }: PaperSource) =>
  facts([
    ['联系人', file.investigators.map((id) => at.nameOf(id)).join('、')],
    ['联系电话', at.rules.phone],
    ['地址', at.rules.address],
  ])

const advanceNotice: Composer = (source) => {
  const event = eventOf(source, 'AdvanceNoticeIssued')
  const { file } = source
  if (!event || !file.filing) return null
  const { party } = file.filing
  const who = you(party)
  const matter = ruleOf(source)
  return paper(source, 'penalty_advance_notice', 'letter', {
    addressee: `${party.name}：`,
    blocks: [
      ...addressedParty(party),
      p(`经查，${who}存在下列违法事实：`),
      ...paragraphs(event.facts),
      ...furtherFacts(event),
      ...gainsBlocks(source),
      p('以上事实有下列证据证实：'),
      evidenceBlock(source),
      ...violationBlocks(matter, event),
      ...correctionBlocks(source, '拟责令'),
      ...penaltyBasisBlocks(matter, event.penalty),
      p(tierSentence(matter, file.conclusion?.findings.tier ?? ''), typed(event.reason)),
      ...furtherBlocks(source, event, '拟对'),
      p(`本机关拟对${who}作出如下行政处罚：`),
      { kind: 'items', items: penaltyList(event.penalty) },
      ...finesBlocks(source, event.penalty, event),
      p(
        `依据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，${who}有权进行陈述和申辩。请自收到本告知书之日起`,
        typed(`${event.statementDays}个工作日`),
        '内向本机关提出；逾期没有提出的，视为放弃，本机关将依法作出决定。本机关不因陈述、申辩给予更重的处罚。',
      ),
      ...(event.hearingOffered
        ? [
            p(
              `依据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，${who}有权要求听证，详见随附的听证告知书。`,
            ),
          ]
        : []),
      contacts(source),
    ],
  })
}

const hearingNotice: Composer = (source) => {
  const event = eventOf(source, 'AdvanceNoticeIssued')
  const { file } = source
  if (!event?.hearingOffered || !file.filing) return null
  const { party } = file.filing
  const matter = ruleOf(source)
  const who = you(party)
  return paper(source, 'hearing_right_notice', 'letter', {
    addressee: `${party.name}：`,
    blocks: [
      ...addressedParty(party),
      p(`${who}${file.filing.cause}一案，本机关已调查终结。查明的违法事实：`),
      ...paragraphs(event.facts),
      ...furtherFacts(event),
      ...gainsBlocks(source),
      ...violationBlocks(matter, event),
      ...penaltyBasisBlocks(matter, event.penalty),
      ...furtherBlocks(source, event, '拟对'),
      p('本机关拟作出如下行政处罚：'),
      { kind: 'items', items: penaltyList(event.penalty) },
      ...finesBlocks(source, event.penalty, event),
      p(
        `依据《中华人民共和国行政处罚法》第六十三条第一款、第六十四条第一项的规定，${who}有要求举行听证的权利。如要求听证，请在收到本告知书后五个工作日内向本机关提出；逾期没有提出的，视为放弃听证权利。当事人不承担组织听证的费用。`,
      ),
      contacts(source),
    ],
  })
}

export const noticePapers = {
  penalty_advance_notice: advanceNotice,
  hearing_right_notice: hearingNotice,
}
