import { serviceMethods } from '../../case/case-codes.ts'
import { facedParty } from '../../case/faced-party.ts'
import type { ProofOfService } from '../../case/parts/service/events.ts'
import { addresseeRoles, deemedServedOn } from '../../case/parts/service/slice.ts'
import { servedPapers } from '../catalogue/document-catalogue.ts'
import { eventOf, type Composer, type PaperSource } from '../paper-source.ts'
import {
  byHand,
  dateText,
  facts,
  officerLines,
  officerText,
  p,
  paper,
  sealedNumber,
  sentence,
  typed,
  you,
} from './parts.ts'

/** What a case is about; an order of correction upon a visit is served without one. */
const causeOf = ({ file }: PaperSource): (readonly [string, string])[] =>
  file.filing ? [['案由', file.filing.cause]] : []

/** 送达回证, made before it is signed. What is written by hand stays blank: signature, relation, day and hour, a refusal, the witness (民事诉讼法第87至89条). */
const receipt: Composer = (source) => {
  const event = eventOf(source, 'ReceiptMade')
  if (!event) return null
  return paper(source, 'service_receipt', 'form', {
    blocks: [
      facts([
        ['受送达人', `${event.addressee}（${addresseeRoles[event.role]}）`],
        ...causeOf(source),
        ['送达文书', servedPapers[event.paper]],
        ['文书文号', sealedNumber(source, event.paper, event.paperMadeIn)],
        ['送达地点', event.place],
        ['送达人', event.officers.map((id) => officerText(source, id)).join('、')],
      ]),
      p('以上文书已经收到。签收的年、月、日由签收人在签名后填写，以它为送达日期。'),
    ],
    signatures: [
      byHand('受送达人（签名或者盖章）'),
      byHand('代收人（签名、与受送达人的关系）'),
      byHand('拒收的事由（没有拒收的不填）'),
      byHand('见证人（签名、单位、职务，留置的填）'),
      ...officerLines(source, event.officers, '送达人（签名）'),
    ],
    dated: false,
  })
}

/** 送达记录, by post, electronically or by announcement: what proves it, in place of a signature. */
const serviceRecord: Composer = (source) => {
  const event = eventOf(source, 'NoticeServed')
  if (!event?.proof || event.proof.kind === 'receipt' || event.proof.kind === 'left') return null
  return paper(source, 'service_record', 'form', {
    blocks: [
      facts([
        ['受送达人', facedParty(source.file)?.name],
        ...causeOf(source),
        ['送达文书', servedPapers[event.paper]],
        ['文书文号', sealedNumber(source, event.paper, event.paperMadeIn)],
        ['送达方式', serviceMethods[event.method]],
        ...proofRows(event.proof, event),
        ['送达日期', dateText(event.servedOn)],
        ['送达人', event.officers.map((id) => officerText(source, id)).join('、')],
      ]),
    ],
    signatures: officerLines(source, event.officers, '送达人'),
    dated: false,
  })
}

function proofRows(
  proof: ProofOfService,
  { recipient, relation, place }: { recipient: string; relation: string; place: string },
): [string, string][] {
  switch (proof.kind) {
    case 'receipt':
    case 'left':
      return []
    case 'post':
      return [
        ['寄达地址', place],
        ['邮件号', proof.postNumber],
        ['交寄日期', dateText(proof.sentOn)],
        ['邮件回执', `${recipient}（${relation}）签收`],
      ]
    case 'electronic':
      return [['送达地址', proof.sentTo]]
    case 'announcement':
      return [
        ['公告载体', proof.medium],
        ['发布日期', dateText(proof.announcedOn)],
        [
          '期间',
          '自发布公告的次日起经过三十日，视为送达（《中华人民共和国民事诉讼法》第九十五条）',
        ],
      ]
  }
}

/** 公告: whom it is for, what is served, where it can be fetched, and when it counts as served. */
const announcement: Composer = (source) => {
  const event = eventOf(source, 'ServiceAnnounced')
  const { file, at } = source
  const party = facedParty(file)
  if (!event || !party) return null
  const number = sealedNumber(source, event.paper, event.paperMadeIn)
  return paper(source, 'service_announcement', 'letter', {
    addressee: `${party.name}：`,
    blocks: [
      p(
        `本机关办理${you(party)}${file.filing?.cause ?? ''}一案，已经作出《${servedPapers[event.paper]}》${number ? `（${number}）` : ''}。`,
        typed(sentence(event.reason)),
      ),
      p(
        `依据《中华人民共和国行政处罚法》第六十一条第一款、《中华人民共和国民事诉讼法》第九十五条第一款的规定，现向${you(party)}公告送达。自本公告发布之日（${dateText(event.on)}）起，经过三十日，即于${dateText(deemedServedOn(event.on))}视为送达。`,
      ),
      p(
        `请${you(party)}自本公告发布之日起到本机关领取上述文书。地址：${at.rules.address}，联系电话：${at.rules.phone}。`,
      ),
    ],
  })
}

export const servicePapers = {
  service_receipt: receipt,
  service_record: serviceRecord,
  service_announcement: announcement,
}
