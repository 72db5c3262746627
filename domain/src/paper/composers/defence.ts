import type { Composer } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import {
  byHand,
  dateText,
  departmentHead,
  facts,
  heading,
  officerLines,
  opinions,
  p,
  paper,
  paragraphs,
  you,
} from './parts.ts'

const statementRecord: Composer = (source) => {
  const event = eventOf(source, 'StatementRecorded')
  if (!event) return null
  return paper(source, 'statement_defense_record', 'record', {
    blocks: [
      facts([
        ['当事人', source.file.filing?.party.name],
        ['收到日期', dateText(event.receivedOn)],
        ['方式', event.manner === 'written' ? '书面' : '口头'],
        ['地点', source.at.rules.address],
      ]),
      heading('陈述、申辩的内容'),
      ...paragraphs(event.content),
      heading('提出的证据'),
      ...paragraphs(event.newEvidence ?? '没有提出证据。'),
      { kind: 'blank-rest' },
    ],
    signatures: [
      byHand('当事人（签名、日期）'),
      ...officerLines(source, event.officers, '记录人员'),
    ],
    dated: false,
  })
}

const statementReview: Composer = (source) => {
  const event = eventOf(source, 'StatementReviewed')
  if (!event) return null
  return paper(source, 'statement_review', 'form', {
    blocks: [
      facts([['当事人', source.file.filing?.party.name]]),
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1, align: 'center' },
          { title: '当事人的意见', share: 4 },
          { title: '复核结果和理由', share: 5 },
          { title: '是否采纳', share: 2, align: 'center' },
        ],
        rows: event.points.map(({ point, answer, accepted }, i) => [
          String(i + 1),
          point,
          answer,
          accepted ? '采纳' : '不采纳',
        ]),
      },
      facts([
        ['复核结论', event.conclusion],
        ['是否因申辩加重处罚', '没有加重（行政处罚法第四十五条第二款）'],
      ]),
      ...opinions(source, [departmentHead]),
    ],
    signatures: officerLines(source, event.officers, '复核人员'),
  })
}

const waiver: Composer = (source) => {
  const event = eventOf(source, 'RightsWaived')
  const party = source.file.filing?.party
  if (!event || !party) return null
  const rights = [event.statement ? '陈述、申辩' : '', event.hearing ? '听证' : ''].filter(Boolean)
  return paper(source, 'waiver_statement', 'letter', {
    addressee: `${source.at.rules.agencyName}：`,
    blocks: [
      p(
        `${party.name}已收到你机关的行政处罚事先告知书，知悉拟作出的行政处罚内容及事实、理由、依据，以及依法享有的${rights.join('、')}权利。`,
      ),
      p(`现声明自愿放弃${rights.join('、')}权利。`),
    ],
    signatures: [
      {
        ...byHand(`${you(party) === '你' ? '声明人（签名）' : '声明人（盖章、法定代表人签名）'}`),
        on: event.on,
      },
    ],
    dated: false,
  })
}

const hearingNotice: Composer = (source) => {
  const event = eventOf(source, 'HearingCalled')
  const { file, at } = source
  const party = file.filing?.party
  if (!event || !party) return null
  return paper(source, 'hearing_notice', 'letter', {
    addressee: `${party.name}：`,
    blocks: [
      p(
        `${you(party)}因${file.filing?.cause ?? ''}一案要求听证。依据《中华人民共和国行政处罚法》第六十四条的规定，本机关决定举行听证，现将有关事项通知如下：`,
      ),
      facts([
        ['时间', dateText(event.heldOn)],
        ['地点', event.place],
        ['主持人', at.nameOf(event.host)],
        ['是否公开', event.open ? '公开举行' : '不公开举行（涉及国家秘密、商业秘密或者个人隐私）'],
        ['参加人', '当事人或者其委托的一至二名代理人，本案调查人员'],
      ]),
      p(
        '认为主持人与本案有直接利害关系的，有权申请回避。可以亲自参加，也可以委托一至二人代理。无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利，行政机关终止听证。',
      ),
    ],
  })
}

const hearingRecord: Composer = (source) => {
  const event = eventOf(source, 'HearingHeld')
  const { file, at } = source
  if (!event) return null
  return paper(source, 'hearing_record', 'record', {
    blocks: [
      facts([
        ['听证日期', dateText(event.on)],
        ['地点', file.hearing?.called?.place],
        ['主持人', `${at.nameOf(event.host)}（非本案调查人员）`],
        ['参加人', event.attendance],
        ['当事人是否到场', event.forfeited ? '无正当理由未到场或者中途退出，视为放弃' : '到场'],
      ]),
      heading('听证经过'),
      ...paragraphs(event.record),
      heading('听证意见'),
      ...paragraphs(event.opinion),
      { kind: 'blank-rest' },
    ],
    signatures: [
      { label: '主持人', name: at.nameOf(event.host), detail: null, on: event.on },
      byHand('记录人（签名）'),
      byHand('当事人或者代理人（签名、日期）'),
      byHand('调查人员（签名）'),
    ],
    dated: false,
  })
}

export const defencePapers = {
  statement_defense_record: statementRecord,
  statement_review: statementReview,
  waiver_statement: waiver,
  hearing_notice: hearingNotice,
  hearing_record: hearingRecord,
}
