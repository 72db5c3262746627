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
  readAndRight,
  you,
} from './parts.ts'

const statementRecord: Composer = (source) => {
  const event = eventOf(source, 'StatementRecorded')
  if (!event) return null
  const oral = event.manner === 'oral'
  return paper(source, 'statement_defense_record', 'record', {
    ...(!oral && { title: '陈述申辩材料接收记录' }),
    blocks: [
      facts([
        ['当事人', source.file.filing?.party.name],
        ['收到日期', dateText(event.receivedOn)],
        ['方式', oral ? '口头' : '书面，材料附后'],
      ]),
      heading('陈述、申辩的内容'),
      ...paragraphs(event.content),
      heading('提出的证据'),
      ...paragraphs(event.newEvidence ?? '没有提出证据。'),
      { kind: 'blank-rest' },
      ...(oral ? [readAndRight('当事人', '与我说的相符')] : []),
    ],
    signatures: [
      byHand(oral ? '当事人（签名、日期）' : '当事人或者提交人（签名、日期）'),
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
      ...opinions(source, {
        proposal: '已经逐条复核，建议按上述复核结论办理。',
        roles: [departmentHead],
      }),
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

export const defencePapers = {
  statement_defense_record: statementRecord,
  statement_review: statementReview,
  waiver_statement: waiver,
}
