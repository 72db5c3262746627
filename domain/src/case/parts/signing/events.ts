import type { PlainDate } from '../../../shared/plain-date.ts'
import { nobody, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import { longSecret, personSecret } from '../../secrets-of.ts'
import type { SignatureRefusal, SignedPage, SignedPaper, SigningSlice } from './slice.ts'

export type SigningEvent =
  | {
      type: 'SignedPaperFiled'
      paper: SignedPaper
      signedOn: PlainDate
      signer: string
      relation: string | null
      pages: readonly SignedPage[]
    }
  | {
      type: 'SignatureRefused'
      paper: SignedPaper
      refusedOn: PlainDate
      signer: string
      refusal: SignatureRefusal
      pages: readonly SignedPage[]
    }

export const signingEvents: EventKinds<SigningEvent, SigningSlice> = {
  SignedPaperFiled: {
    title: ({ paper }) => `签名版归档：${paper.title}`,
    effective: false,
    means: ({ signings }, { paper, signedOn: on, signer, relation, pages }) => ({
      signings: [...signings, { paper, on, signer, relation, refusal: null, pages }],
    }),
    line: ({ signer, signedOn, pages }) => `${signer}，${signedOn} 签名，${pages.length} 页`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '签名版归档登记',
      fields: ['signer', 'relation', 'signedOn'],
      agree: 'department',
    },
    secrets: ({ signer }) => [personSecret(signer)],
    publicStep: notShown,
  },
  SignatureRefused: {
    title: ({ paper }) => `拒绝签名：${paper.title}`,
    effective: false,
    means: ({ signings }, { paper, refusedOn: on, signer, refusal, pages }) => ({
      signings: [...signings, { paper, on, signer, relation: null, refusal, pages }],
    }),
    line: ({ signer, refusal }) => `${signer}：${refusal.reason}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '拒绝签名登记',
      fields: ['signer', 'refusedOn'],
      agree: 'department',
    },
    secrets: ({ signer, refusal }) => [
      personSecret(signer),
      longSecret('internal', refusal.reason),
      personSecret(refusal.witness ?? ''),
    ],
    publicStep: notShown,
  },
}
