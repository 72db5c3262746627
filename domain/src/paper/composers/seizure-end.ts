import { chinaDay } from '../../shared/plain-date.ts'
import { measures, releaseArticles, releaseGrounds } from '../../case/parts/seizure/codes.ts'
import { lastDayOfSeizure } from '../../case/parts/seizure/limits.ts'
import type { Composer } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import { byHand, dateText, facts, p, paper, remedies, sentence, typed, you } from './parts.ts'
import {
  seizureDecisionText,
  goodsTable,
  listedLine,
  movedLine,
  seizureIn,
  statute,
} from './seizure-parts.ts'

const extension: Composer = (source) => {
  const event = eventOf(source, 'SeizureExtended')
  const seizure = event && seizureIn(source, event.seizure)
  const { file, recorded, draft } = source
  if (!event || !seizure || !file.filing) return null
  const { party } = file.filing
  const what = measures[seizure.measure]
  const last = lastDayOfSeizure(seizure)
  const head = recorded.approvals.find(({ role }) => role === 'agency-head')
  return paper(source, 'seizure_extension', 'letter', {
    title: `延长${what}期限决定书`,
    addressee: `${party.name}：`,
    blocks: [
      p(
        `本机关以${seizureDecisionText(source, seizure)}对${you(party)}的财物予以${what}。因情况复杂，依据${statute}第二十五条第一款、第二款的规定，经本机关负责人批准，决定将${what}期限延长${event.days}日${last ? `，至${dateText(last)}止` : ''}。`,
      ),
      p('延长的理由：', typed(sentence(event.reason))),
      remedies(source, party),
    ],
    signatures: draft
      ? []
      : [
          {
            label: '机关负责人',
            name: head?.name ?? '',
            detail: '已批准',
            on: head ? chinaDay(head.at) : null,
          },
        ],
  })
}

const examinationNotice: Composer = (source) => {
  const event = eventOf(source, 'ExaminationStarted')
  const seizure = event && seizureIn(source, event.seizure)
  const party = source.file.filing?.party
  if (!event || !seizure || !party) return null
  const what = measures[seizure.measure]
  const goods = seizure.goods.filter(({ no }) => event.goods.includes(no))
  return paper(source, 'seizure_inspection_period_notice', 'letter', {
    addressee: `${party.name}：`,
    blocks: [
      p(
        `本机关以${seizureDecisionText(source, seizure)}对${you(party)}的财物予以${what}。因办案需要，对下列物品进行检测、检验、检疫或者技术鉴定，依据${statute}第二十五条第三款的规定，现将期间告知如下：`,
      ),
      goodsTable(goods.map(listedLine)),
      facts([
        ['机构', event.institution],
        ['事项', event.purpose],
        ['期间', `自${dateText(event.from)}起至${dateText(event.to)}止`],
      ]),
      p(`上述期间不计入${what}期限。费用由本机关承担。`),
    ],
    signatures: [{ label: '签收人', name: event.recipient, detail: null, on: event.toldOn }],
  })
}

const release: Composer = (source) => {
  const event = eventOf(source, 'SeizureReleased')
  const seizure = event && seizureIn(source, event.seizure)
  const party = source.file.filing?.party
  if (!event || !seizure || !party) return null
  const what = measures[seizure.measure]
  const goods = seizure.goods.filter(({ no }) => event.goods.includes(no))
  return paper(source, 'seizure_release', 'letter', {
    title: `解除${what}决定书`,
    addressee: `${party.name}：`,
    blocks: [
      p(
        `本机关以${seizureDecisionText(source, seizure)}对${you(party)}的财物予以${what}。现因${releaseGrounds[event.ground]}，依据${statute}${releaseArticles[event.ground]}的规定，决定解除对下列物品的${what}：`,
      ),
      goodsTable(goods.map(listedLine)),
      p('说明：', typed(sentence(event.explanation))),
      p(
        '依据同法第二十八条第二款的规定，上述财物自本决定作出之日起立即退还，退还情况记入退还财物清单；已经拍卖、变卖的，退还所得价款，价格明显低于市场价格造成损失的，给予补偿。',
      ),
      remedies(source, party),
    ],
    signatures: [byHand('当事人签收')],
  })
}

/** 一并移送，并书面告知当事人 (强制法第21条). */
const transferNotice: Composer = (source) => {
  const event = eventOf(source, 'TransferTold')
  const { file } = source
  const party = file.filing?.party
  if (!event || !party || file.ended?.kind !== 'transferred') return null
  const gone = file.seizures.flatMap((seizure) =>
    seizure.goods.flatMap((good) =>
      good.left
        .filter(({ exit }) => exit === 'transferred')
        .map(({ quantity }) => ({ seizure, line: movedLine(good, quantity) })),
    ),
  )
  const from = [...new Set(gone.map(({ seizure }) => seizureDecisionText(source, seizure)))]
  return paper(source, 'seizure_transfer_notice', 'letter', {
    addressee: `${party.name}：`,
    blocks: [
      p(
        `${you(party)}的行为涉嫌犯罪，本机关已于${dateText(file.ended.on)}将案件移送${file.ended.to}。依据${statute}第二十一条的规定，以${from.join('、')}查封、扣押的下列财物已经一并移送，现予告知：`,
      ),
      goodsTable(
        gone.map(({ line }, i) => ({ ...line, no: i + 1 })),
        '移送数量',
      ),
      p(`对上述财物的处理，请向${file.ended.to}询问。`),
    ],
    signatures: [{ label: '签收人', name: event.recipient, detail: null, on: event.on }],
  })
}

export const seizureEndPapers = {
  seizure_extension: extension,
  seizure_inspection_period_notice: examinationNotice,
  seizure_release: release,
  seizure_transfer_notice: transferNotice,
}
