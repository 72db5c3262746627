import type { DocumentNumber } from '../identity-codes/document-number.ts'
import type { SealKind } from './catalogue/document-type.ts'
import type { Ink } from '../shared/ink.ts'
import type { PlainDate } from '../shared/plain-date.ts'

/** Text in one style. `typed` is what the user typed: shown blue in the draft preview, black when sealed. */
export type TextRun = { readonly text: string; readonly style?: 'strong' | 'typed' }

type PaperColumn = {
  readonly title: string
  /** Share of the line's width. */
  readonly share: number
  readonly align?: 'left' | 'center' | 'right'
  /** A row need not say anything here: the number of a paper that takes none, a remark. */
  readonly mayBeEmpty?: true
}

/** What a paper is made of. Small on purpose: every paper is written with these. */
export type Block =
  | { readonly kind: 'paragraph'; readonly spans: readonly TextRun[] }
  | { readonly kind: 'heading'; readonly text: string }
  /** Label and value in a ruled form table, one or two pairs a line. */
  | {
      readonly kind: 'facts'
      readonly columns: 1 | 2
      readonly rows: readonly (readonly [label: string, value: string])[]
    }
  | {
      readonly kind: 'table'
      readonly columns: readonly PaperColumn[]
      readonly rows: readonly (readonly string[])[]
      /** Each row has room for a hand. */
      readonly roomy?: true
    }
  /** 问答 of an inquiry record. */
  | {
      readonly kind: 'questions'
      readonly exchanges: readonly { readonly question: string; readonly answer: string }[]
    }
  | { readonly kind: 'items'; readonly items: readonly string[] }
  /** One cell of an approval form: whose opinion, what it says, who signed when. */
  | {
      readonly kind: 'opinion'
      readonly title: string
      readonly text: string
      readonly name: string
      /** The instant of the signature; null while it is not signed. */
      readonly at: string | null
    }
  /** 现场签名: what somebody drew on the screen, with the name, and when the server received it. */
  | {
      readonly kind: 'drawn'
      readonly title: string
      readonly name: string
      readonly ink: Ink
      /** What they wrote with the own hand beside it. */
      readonly words: Ink | null
      readonly at: string
    }
  /** Ruled lines on which somebody writes with his own hand; the hint says who and what. */
  | { readonly kind: 'handwriting'; readonly hint: string }
  /** So many ruled lines for what somebody writes. */
  | { readonly kind: 'lines'; readonly count: number }
  /** 以下空白 */
  | { readonly kind: 'blank-rest' }

/** A line to sign: the role, the name where the system knows it, the day where it is known. */
export type SignatureLine = {
  readonly label: string
  readonly name: string | null
  readonly detail: string | null
  readonly on: PlainDate | null
}

/**
 * 办理进度查询: the party's page (printed as a QR code) and the code to be typed on the portal. Null where the address
 * itself is what one types: the page of a visit (检查专页).
 */
export type PartyQuery = { readonly url: string; readonly code: string | null }

/**
 * One paper (文书) as data: what it says, not how it looks. The same value makes the PDF, the preview
 * and the text that consistency checks and leak tests read.
 */
export type Paper = {
  readonly type: string
  /** How the paper is set. `letter` is running text in the form of 公文; stored papers have this word. */
  readonly layout: 'letter' | 'form' | 'record' | 'list' | 'cover'
  readonly agencyName: string
  /** What the party hands in is the party's own: its head does not bear the agency's name. */
  readonly fromParty?: true
  readonly title: string
  readonly number: DocumentNumber | null
  /** Whether a paper of this kind takes a number. A draft then shows the place of the number. */
  readonly numbered: boolean
  /** 案号 or 案件名称 in the head of records. */
  readonly caseName: string | null
  /** The line above the text that names who is addressed: 四平市某公司： */
  readonly addressee: string | null
  readonly blocks: readonly Block[]
  readonly signatures: readonly SignatureLine[]
  /** Bears a seal over name and date. */
  readonly sealed: boolean
  /** Which one. Papers stored before the catalogue said it do not have it: they bear 执法文书专用章. */
  readonly seal?: SealKind
  readonly issuedOn: PlainDate | null
  /** The verification page; printed as a QR code. */
  readonly verifyUrl: string | null
  /** On papers served to the party: the page of its case, and the code to ask about it. */
  readonly query?: PartyQuery | null
  /** The id of the sealed paper, printed as a code on every page of one that comes back signed (`page-code.ts`). */
  readonly pageCode?: string | null
  /** SHA-256 of the draft that the paper is about: compared with the draft in hand, not printed. */
  readonly ofDraft?: string
  /** It is about something else of the case than its decision, with which it is not compared: a seizure, a dispute. */
  readonly apart?: true
  readonly draft: boolean
  /** Why the number was voided; printed across the page. */
  readonly voided: string | null
}

/** Whether a line waits for somebody's hand. */
export const hasBlankLine = ({ signatures }: Pick<Paper, 'signatures'>): boolean =>
  signatures.some(({ name }) => name === null)

/** The lines to sign, each by the role before it: 送达人 of 送达人（签名）; `dated` where whoever it names has signed. */
export const signatureLines = ({ signatures }: Pick<Paper, 'signatures'>) =>
  signatures.map(({ label, name, on }) => ({
    label: label.split('（', 1)[0] ?? label,
    name,
    dated: on !== null,
  }))

/** What somebody has to write with the own hand, in words; null where nothing is. */
export const handwritingOf = ({ blocks }: Pick<Paper, 'blocks'>): string | null =>
  blocks.find((block) => block.kind === 'handwriting')?.hint ?? null

/** Every word of a paper in reading order: for comparison, search and the leak test. */
export function paperText(paper: Paper): string {
  const lines = [paper.agencyName, paper.title, paper.number?.text, paper.caseName, paper.addressee]
  return [
    ...lines,
    ...paper.blocks.flatMap(blockText),
    ...paper.signatures.flatMap(({ label, name, detail }) => [label, name, detail]),
  ]
    .filter((line) => line != null && line !== '')
    .join('\n')
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.spans.map(({ text }) => text).join('')]
    case 'heading':
      return [block.text]
    case 'facts':
      return block.rows.map(([label, value]) => `${label} ${value}`)
    case 'table':
      return [
        block.columns.map(({ title }) => title).join(' '),
        ...block.rows.map((row) => row.join(' ')),
      ]
    case 'questions':
      return block.exchanges.flatMap(({ question, answer }) => [`问：${question}`, `答：${answer}`])
    case 'items':
      return [...block.items]
    case 'opinion':
      return [block.title, block.text, block.name]
    case 'drawn':
      return [block.title, block.name]
    case 'handwriting':
      return [block.hint]
    case 'lines':
      return []
    case 'blank-rest':
      return ['以下空白']
  }
}
