import { chinaDay, type PlainDate } from '../../../shared/plain-date.ts'
import { nobody, noSecrets, notShown, type EventKinds, notEvidence } from '../../event-kind.ts'
import type { Secret } from '../../../publicity/redaction/grounds.ts'
import { longSecret, personSecret } from '../../secrets-of.ts'
import type {
  OnScreen,
  PaperSigning,
  ScreenSigner,
  SealedAs,
  SealedReference,
  SubmittedForms,
  SignatureRefusal,
  SignedPage,
  SignedPaper,
  Signer,
  SigningSlice,
} from './slice.ts'

export type SigningEvent =
  | {
      type: 'SignedPaperFiled'
      paper: SignedPaper
      signedOn: PlainDate
      signer: string
      relation: string | null
      /** Who signed beside them. Since 2026-12. */
      others?: readonly Signer[] | null
      pages: readonly SignedPage[]
    }
  /** 现场签名: drawn on the screen below the sealed paper. */
  | {
      type: 'PaperSignedOnScreen'
      paper: SignedPaper
      /** The sealed paper that they were shown. */
      sealed: SealedAs
      /** The first is for whom the paper is. */
      signers: readonly ScreenSigner[]
    }
  /** 一并签名: drawn once below the list of these papers, each of which was read before. Since 2026-12. */
  | {
      type: 'PapersSignedTogether'
      /** The sealed papers that they were shown, in the order of the list. */
      papers: readonly SealedReference[]
      /** The paper on which the first wrote with the own hand; null where none asks for it. */
      writtenOn: string | null
      signers: readonly ScreenSigner[]
    }
  /** 会签: the second officer signs what bears their printed name. */
  | {
      type: 'PapersCountersigned'
      papers: readonly SealedReference[]
      /** Forms on their way to the heads. Since 2026-11-30. */
      forms?: SubmittedForms | null
      name: string
      on: PlainDate
    }
  | {
      type: 'SignatureRefused'
      paper: SignedPaper
      refusedOn: PlainDate
      signer: string
      refusal: SignatureRefusal
      pages: readonly SignedPage[]
    }

const outside = (signers: readonly { readonly name: string; readonly inside?: true }[]): Secret[] =>
  signers.filter(({ inside }) => !inside).map(({ name }) => personSecret(name))

/** The signing of one paper by what was drawn on a screen; none where nobody signed. */
function signedOnScreen(paper: SignedPaper, onScreen: OnScreen): PaperSigning[] {
  const [first, ...others] = onScreen.signers.map(({ name, relation, at, inside }) => ({
    name,
    relation,
    signedOn: chinaDay(at),
    ...(inside && { inside }),
  }))
  if (!first) return []
  const { signedOn: on, name: signer, relation } = first
  return [{ paper, on, signer, relation, others, refusal: null, pages: [], onScreen }]
}

export const signingEvents: EventKinds<SigningEvent, SigningSlice> = {
  SignedPaperFiled: {
    title: ({ paper }) => `签名版归档：${paper.title}`,
    effective: false,
    means: ({ signings }, { paper, signedOn: on, signer, relation, others, pages }) => ({
      signings: [
        ...signings,
        {
          ...{ paper, on, signer, relation, others: others ?? [] },
          ...{ refusal: null, pages, onScreen: null },
        },
      ],
    }),
    line: ({ signer, signedOn, others, pages }) =>
      [
        `${signer}，${signedOn} 签名`,
        ...(others ?? []).map((each) => `${each.name}，${each.signedOn} 签名`),
        `${pages.length} 页`,
      ].join('；'),
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '签名版归档登记',
      fields: ['signer', 'relation', 'signedOn', 'others'],
      agree: 'department',
    },
    secrets: ({ signer, others }) => [personSecret(signer), ...outside(others ?? [])],
    publicStep: notShown,
  },
  PaperSignedOnScreen: {
    title: ({ paper }) => `现场签名：${paper.title}`,
    effective: false,
    means: ({ signings }, { paper, sealed: { digest }, signers }, { version }) => ({
      signings: [...signings, ...signedOnScreen(paper, { madeIn: version, digest, signers })],
    }),
    line: ({ signers }) => `${signers.map(({ name }) => name).join('、')}在屏幕上签名`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '现场签名登记',
      fields: ['signers'],
      agree: 'department',
    },
    secrets: ({ signers }) => outside(signers),
    publicStep: notShown,
  },
  PapersSignedTogether: {
    title: ({ papers }) => `一并签名：${papers.map(({ title }) => title).join('、')}`,
    effective: false,
    means: ({ signings }, { papers, writtenOn, signers }, { version }) => ({
      signings: [
        ...signings,
        ...papers.flatMap(({ id, type, title, madeIn, digest }) =>
          signedOnScreen(
            { id, type, title, madeIn },
            {
              ...{ madeIn: version, digest },
              signers: signers.map((each) => (id === writtenOn ? each : { ...each, words: null })),
            },
          ),
        ),
      ],
    }),
    line: ({ papers, signers }) =>
      `${signers.map(({ name }) => name).join('、')}看过 ${papers.length} 份文书，在屏幕上一次签名`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '一并签名登记',
      fields: ['signers'],
      agree: 'department',
    },
    secrets: ({ signers }) => outside(signers),
    publicStep: notShown,
  },
  PapersCountersigned: {
    title: ({ papers, forms }) =>
      `会签：${[...papers.map(({ title }) => title), ...(forms?.titles ?? [])].join('、')}`,
    effective: false,
    means: ({ countersignings }, { papers, forms = null, name, on }, { by }) => ({
      countersignings: [...countersignings, { papers, forms, by: by.id, name, on }],
    }),
    line: ({ name }) => `${name}看过全文，同意并签名`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: { instead: '会签是本人的签名，不作更正；文书有错的，更正文书以后重新会签。' },
    secrets: noSecrets,
    publicStep: notShown,
  },
  SignatureRefused: {
    title: ({ paper }) => `拒绝签名：${paper.title}`,
    effective: false,
    means: ({ signings }, { paper, refusedOn: on, signer, refusal, pages }) => ({
      signings: [
        ...signings,
        { paper, on, signer, relation: null, others: [], refusal, pages, onScreen: null },
      ],
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
