import type { PersonId } from '../../../kernel/recorded.ts'
import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { servedPapers, type ServedPaper } from '../../../paper/catalogue/document-catalogue.ts'
import { serviceMethods, type ServiceMethod } from '../../case-codes.ts'
import { nobody, noLine, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import type { Secret } from '../../../publicity/redaction/grounds.ts'
import { longSecret, personSecret, secret } from '../../secrets-of.ts'
import type { SigningSlice } from '../signing/slice.ts'
import { services, type Papers } from './served-papers.ts'
import { addresseeRoles, isFor, type AddresseeRole, type ServiceReceipt } from './slice.ts'

/** What a service rests on (民事诉讼法第87至95条, 处罚法第61条). */
export type ProofOfService =
  | { readonly kind: 'receipt'; readonly receipt: string }
  /** 留置: nobody signed it; a witness or a recording proves it (第89条). */
  | {
      readonly kind: 'left'
      readonly receipt: string
      readonly witness: string | null
      readonly recording: string | null
    }
  | { readonly kind: 'post'; readonly postNumber: string; readonly sentOn: PlainDate }
  | { readonly kind: 'electronic'; readonly sentTo: string }
  | { readonly kind: 'announcement'; readonly announcedOn: PlainDate; readonly medium: string }

export type ServiceEvent =
  | {
      type: 'ServiceAddressConfirmed'
      address: string
      phone: string
      electronic: string | null
      on: PlainDate
    }
  | {
      type: 'NoticeServed'
      paper: ServedPaper
      method: ServiceMethod
      servedOn: PlainDate
      recipient: string
      relation: string
      place: string
      refusal: string | null
      officers: PersonId[]
      announcedOn: PlainDate | null
      /** By what it is proved. Absent on services registered before 2026-11, whose 送达回证 was made afterwards. */
      proof?: ProofOfService
      paperMadeIn?: PaperMadeIn
    }
  /** 送达回证 made before it is signed. */
  | {
      type: 'ReceiptMade'
      paper: ServedPaper
      addressee: string
      role: AddresseeRole
      place: string
      officers: PersonId[]
      paperMadeIn?: PaperMadeIn
    }
  | {
      type: 'ServiceAnnounced'
      paper: ServedPaper
      on: PlainDate
      medium: string
      reason: string
      paperMadeIn?: PaperMadeIn
    }
  | {
      type: 'PostReturned'
      paper: ServedPaper
      postNumber: string
      sentOn: PlainDate
      returnedOn: PlainDate
      reason: string
    }
  | {
      type: 'ServedOnOther'
      paper: ServedPaper
      addressee: string
      role: AddresseeRole
      servedOn: PlainDate
      recipient: string
      officers: PersonId[]
      proof: ProofOfService
    }
  /** 作废 of a sealed paper that was not served; its number stays used. */
  | { type: 'PaperVoided'; paper: ServedPaper; reason: string; paperMadeIn?: PaperMadeIn }

/**
 * The step of the case that made the paper an event is about. Since 2026-12, and only where several of the kind may wait
 * at once; without it, the newest is meant.
 */
type PaperMadeIn = number

export const serviceEvents: EventKinds<ServiceEvent, Papers & SigningSlice> = {
  ServiceAddressConfirmed: {
    title: '确认送达地址',
    effective: false,
    means: (_file, { address, phone, electronic }) => ({
      address: { address, phone, electronic },
    }),
    line: noLine,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '送达地址确认书',
      fields: ['address', 'phone', 'electronic', 'on'],
      agree: 'department',
    },
    secrets: ({ address, phone, electronic }) => [
      secret('address', address),
      secret('phone', phone),
      secret(electronic?.includes('@') ? 'email' : 'phone', electronic),
    ],
    publicStep: notShown,
  },
  NoticeServed: {
    title: ({ paper }) => `送达${servedPapers[paper]}`,
    effective: true,
    means: (file, { paper, servedOn, method, recipient, proof, paperMadeIn = null }) => ({
      served: [...file.served, { paper, servedOn, method, recipient, madeIn: paperMadeIn }],
      // The day on a signed receipt is the day of service (民事诉讼法第87条第2款), also when that is put right;
      // on a screen it is the day on which the server received the signature.
      signings: file.signings.map((each) =>
        proof?.kind === 'receipt' && each.paper.id === proof.receipt && each.onScreen === null
          ? { ...each, on: servedOn, signer: recipient }
          : each,
      ),
      receipts: withoutPartys(file.receipts, paper, paperMadeIn),
      ...services[paper].reached(file, servedOn),
    }),
    line: ({ method, recipient, servedOn, proof }) =>
      [serviceMethods[method], signedFor(proof, recipient), servedOn].filter(Boolean).join('，'),
    // Handing over a paper (送达) is not investigating.
    people: ({ officers }) => ({ assisting: officers }),
    evidence: notEvidence,
    amendment: {
      record: '送达回证',
      fields: ['method', 'servedOn', 'recipient', 'relation', 'place', 'refusal', 'officers'],
      agree: 'both-heads',
    },
    secrets: ({ recipient, refusal, proof }) => [
      personSecret(recipient),
      longSecret('internal', refusal),
      ...secretsOfProof(proof),
    ],
    publicStep: ({ paper, servedOn }) => ({ title: `送达${servedPapers[paper]}`, on: servedOn }),
  },
  ReceiptMade: {
    title: ({ paper }) => `制作送达回证：${servedPapers[paper]}`,
    effective: false,
    means: ({ receipts }, { paper, addressee, role, paperMadeIn }, { version, at }) => ({
      receipts: [
        ...receipts,
        {
          ...{ madeIn: version, paper, addressee, role, madeOn: chinaDay(at) },
          paperMadeIn: paperMadeIn ?? null,
        },
      ],
    }),
    line: ({ addressee }) => `受送达人：${addressee}`,
    people: ({ officers }) => ({ assisting: officers }),
    evidence: notEvidence,
    amendment: {
      instead: '送达回证没有签名的，再制作一份；已经登记送达的，更正送达的登记。',
    },
    secrets: ({ addressee, place }) => [personSecret(addressee), secret('address', place)],
    publicStep: notShown,
  },
  ServiceAnnounced: {
    title: ({ paper }) => `公告送达：${servedPapers[paper]}`,
    effective: true,
    means: ({ announced }, { type: _type, paperMadeIn = null, ...announcement }) => ({
      announced: [...announced, { ...announcement, paperMadeIn }],
    }),
    line: ({ on, medium }) => `${on} 在${medium}发布，经过三十日视为送达`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '送达公告的登记',
      fields: ['medium', 'reason'],
      agree: 'department',
    },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: ({ paper, on }) => ({ title: `公告送达${servedPapers[paper]}`, on }),
  },
  PostReturned: {
    title: ({ paper }) => `邮件退回：${servedPapers[paper]}`,
    effective: false,
    means: ({ returnedPost }, { paper, postNumber, returnedOn, reason }) => ({
      returnedPost: [...returnedPost, { paper, postNumber, returnedOn, reason }],
    }),
    line: ({ postNumber, reason }) => `邮件号 ${postNumber}：${reason}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '邮件退回登记',
      fields: ['postNumber', 'sentOn', 'returnedOn', 'reason'],
      agree: 'department',
    },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
  ServedOnOther: {
    title: ({ paper, role }) => `向${addresseeRoles[role]}送达${servedPapers[paper]}`,
    effective: false,
    means: ({ servedOnOthers }, { paper, addressee, servedOn }) => ({
      servedOnOthers: [...servedOnOthers, { paper, addressee, servedOn }],
    }),
    line: ({ addressee, servedOn }) => `${addressee}，${servedOn}`,
    people: ({ officers }) => ({ assisting: officers }),
    evidence: notEvidence,
    amendment: {
      record: '向其他受送达人送达的登记',
      fields: ['servedOn', 'recipient', 'officers'],
      agree: 'department',
    },
    secrets: ({ addressee, recipient, proof }) => [
      personSecret(addressee),
      personSecret(recipient),
      ...secretsOfProof(proof),
    ],
    publicStep: notShown,
  },
  PaperVoided: {
    title: ({ paper }) => `作废${servedPapers[paper]}`,
    effective: true,
    means: (file, { paper, paperMadeIn = null }) => ({
      receipts: withoutPartys(file.receipts, paper, paperMadeIn),
      ...services[paper].voided(file),
    }),
    line: ({ reason }) => reason,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '作废的文书不能恢复；需要的重新制作，另取文号。',
    },
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
}

/** A receipt is used up by its service, and worth nothing once its paper is void. */
const withoutPartys = (
  receipts: readonly ServiceReceipt[],
  paper: ServedPaper,
  paperMadeIn: number | null,
): readonly ServiceReceipt[] =>
  receipts.filter(
    (each) => each.paper !== paper || each.role !== 'party' || !isFor(each, paperMadeIn),
  )

/** Nobody signs for what was sent out by announcement or electronically. */
function signedFor(proof: ProofOfService | undefined, recipient: string): string {
  switch (proof?.kind) {
    case undefined:
    case 'receipt':
      return `${recipient}签收`
    case 'post':
      return `${recipient}签收，邮件号 ${proof.postNumber}`
    case 'left':
      return '拒绝接收，留在住所'
    case 'electronic':
      return ''
    case 'announcement':
      return `${proof.announcedOn} 发布公告，经过三十日`
  }
}

const secretsOfProof = (proof: ProofOfService | undefined): Secret[] => {
  if (proof?.kind === 'left') return [personSecret(proof.witness ?? '')]
  if (proof?.kind !== 'electronic') return []
  return [secret(proof.sentTo.includes('@') ? 'email' : 'phone', proof.sentTo)]
}
