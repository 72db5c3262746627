import { evidenceOf } from '../../case/parts/evidence/evidence-list.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import type { Block } from '../paper.ts'
import { eventOf } from '../paper-source.ts'
import {
  beganRow,
  agencyHead,
  departmentHead,
  facts,
  opinions,
  p,
  paper,
  paragraphs,
} from './parts.ts'
import { goodsTable, movedLine, statute } from './seizure-parts.ts'

const dismissal: Composer = (source) => {
  const event = eventOf(source, 'CaseDismissed')
  const { file } = source
  if (!event) return null
  return paper(source, 'dismiss_decision', 'form', {
    blocks: [
      facts([
        ['当事人', file.filing?.party.name],
        ['案由', file.filing?.cause],
        beganRow(file),
        ['调查情况', file.conclusion?.findings.facts ?? file.filing?.summary],
        ['撤销案件的理由', event.reason],
      ]),
      ...opinions(source, {
        proposal: '理由如上，建议撤销案件。',
        roles: [departmentHead, agencyHead],
      }),
    ],
  })
}

const jurisdictionTransfer: Composer = (source) => {
  const event = eventOf(source, 'CaseTransferred')
  const { file, at } = source
  if (event?.ground !== 'jurisdiction') return null
  return paper(source, 'jurisdiction_transfer', 'letter', {
    addressee: `${event.to}：`,
    blocks: [
      p(`本机关办理的${file.filing?.party.name ?? ''}${file.filing?.cause ?? ''}一案，经查：`),
      ...paragraphs(file.conclusion?.findings.facts ?? ''),
      ...paragraphs(event.reason),
      p('依据《中华人民共和国行政处罚法》第二十二条至第二十五条的规定，现将该案移送你机关处理。'),
      p(
        `附：案卷材料一套，证据${evidenceOf(file).length}件。请于收到后办理签收，并将处理结果函告本机关。`,
      ),
      p(`联系电话：${at.rules.phone}`),
    ],
  })
}

const criminalTransfer: Composer = (source) => {
  const event = eventOf(source, 'CaseTransferred')
  const { file } = source
  if (event?.ground !== 'criminal') return null
  return paper(source, 'criminal_transfer', 'letter', {
    addressee: `${event.to}：`,
    blocks: [
      p(`本机关办理的${file.filing?.party.name ?? ''}${file.filing?.cause ?? ''}一案，经查：`),
      ...paragraphs(file.conclusion?.findings.facts ?? ''),
      ...paragraphs(event.reason),
      p(
        '依据《中华人民共和国行政处罚法》第二十七条、第五十七条第一款第四项和《行政执法机关移送涉嫌犯罪案件的规定》第五条、第六条的规定，现将该案移送你机关。',
      ),
      p(
        `附：涉嫌犯罪案件情况的调查报告、涉案物品清单、有关检验报告或者鉴定意见、其他有关材料，证据${evidenceOf(file).length}件。`,
      ),
      ...goodsAlong(file),
      p('抄送：同级人民检察院。'),
    ],
  })
}

/** 查封、扣押的财物一并移送 (强制法第21条). */
function goodsAlong({ seizures }: PaperSource['file']): Block[] {
  const gone = seizures.flatMap(({ goods }) =>
    goods.flatMap((good) =>
      good.left
        .filter(({ exit }) => exit === 'transferred')
        .map(({ quantity }) => movedLine(good, quantity)),
    ),
  )
  if (gone.length === 0) return []
  return [
    p(`依据${statute}第二十一条的规定，查封、扣押的下列财物一并移送：`),
    goodsTable(
      gone.map((line, i) => ({ ...line, no: i + 1 })),
      '移送数量',
    ),
  ]
}

export const endingPapers = {
  dismiss_decision: dismissal,
  jurisdiction_transfer: jurisdictionTransfer,
  criminal_transfer: criminalTransfer,
}
