import type { PartyKind } from '../../case/party.ts'
import type { RevisionEffect } from '../../case/parts/revision/codes.ts'
import type { PenaltyKind } from '../../case/penalty.ts'
import type { Fen } from '../../shared/money.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { Remedy } from '../progress/remedies.ts'

export const noticeKinds = {
  'penalty-decision': '行政处罚决定',
  'no-penalty-decision': '不予行政处罚决定',
} as const
type NoticeKind = keyof typeof noticeKinds

/** The party as the public sees it. Natural persons have a masked name and nothing else. */
export type PublicParty = {
  readonly kind: PartyKind
  readonly name: string
  /** 统一社会信用代码, organisations and sole traders only. */
  readonly uscc: string | null
  /** 法定代表人, organisations only; 经营者 of a sole trader where the agency names it. */
  readonly representative: string | null
  /** County-level part of the address. */
  readonly county: string | null
}

/** 变更、重新作出: what became of the decision before the one that is published, and where its publication was. */
export type RevisedBefore = {
  readonly effect: Exclude<RevisionEffect, 'unlawful'>
  /** The agency itself, the organ of 复议 or the court. */
  readonly by: string
  /** 文号 of 撤销（变更）决定书、复议决定书、判决书. */
  readonly number: string | null
  readonly on: PlainDate
  /** 文号 of the decision that fell, or that was changed. */
  readonly decision: string
  /** The public id of its publication that was taken down; null where it had not been public. */
  readonly replaces: string | null
}

/** A step everybody may know of, and its day. Opinions and deliberations stay inside. */
export type PublicStep = { readonly title: string; readonly on: PlainDate }

/** 技术处理: how many places of one kind were taken out of the texts, and by which articles. */
export type RedactionCount = {
  readonly what: string
  readonly count: number
  readonly grounds: readonly string[]
}

/** One block of the public text of a 决定书. */
export type DecisionBlock =
  | { readonly kind: 'line'; readonly label: string; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'signature'; readonly lines: readonly string[] }

/**
 * 公示信息: the only shape the public portal can render, and the content its ledger entry commits to.
 * It is built by naming each field (publishDecision); nothing is ever removed from a copy of a case.
 * Once published a version is never changed.
 */
export type PublicNotice = {
  readonly kind: NoticeKind
  /** Absent for the first decision of a case, as long as it stands as it was made. */
  readonly revised?: RevisedBefore
  /** Random; the address of the page and the name of its ledger entries. */
  readonly publicId: string
  /** 1 for the first publication; a correction is the next version. */
  readonly version: number
  /** Why this version replaces the one before it; null for the first. */
  readonly correction: string | null
  readonly agencyName: string
  /** 文号: 四商罚决字〔2026〕1号 */
  readonly number: string
  /** 案件名称: 某某公司未按规定办理备案案 */
  readonly title: string
  readonly party: PublicParty
  /** Made on the spot (简易程序); absent for 普通程序, and in notices published before 2026-11-29. */
  readonly procedure?: 'summary'
  readonly matterCode: string
  readonly matterName: string
  /** 案由 */
  readonly cause: string
  readonly facts: string
  /** Kinds and numbers of the evidence, never its names: those may name people. */
  readonly evidence: string
  /** 陈述申辩的采纳情况 */
  readonly statementHandling: string
  readonly discretion: { readonly tier: string; readonly reason: string }
  readonly violationBasis: string
  readonly penaltyBasis: string
  readonly penaltyKinds: readonly PenaltyKind[]
  readonly fineFen: Fen
  /** What the fine is made up of, where several acts are fined together; absent for one. */
  readonly fines?: readonly { readonly cause: string; readonly fineFen: Fen }[]
  readonly confiscatedFen: Fen
  readonly confiscatedGoods: string | null
  readonly terms: string | null
  /** 予以公告 by the rule; absent otherwise. */
  readonly announced?: true
  /** What the party is ordered to do beside the penalty; absent in notices published before 2026-11-30. */
  readonly ordered?: string
  readonly noPenaltyReason: string | null
  /** 处罚内容 in one line, as lists show it. */
  readonly outcome: string
  readonly legallyReviewed: boolean
  readonly decidedOn: PlainDate
  readonly servedOn: PlainDate
  readonly publishedOn: PlainDate
  readonly expiresOn: PlainDate
  readonly displayRule: string
  readonly displayBasis: string
  /** The text of the 决定书. Published notices are stored and hashed with this key, so it stays `letter`. */
  readonly letter: readonly DecisionBlock[]
  readonly remedies: readonly Remedy[]
  readonly timeline: readonly PublicStep[]
  /** Absent in notices published before it was counted. */
  readonly redactions?: readonly RedactionCount[]
}
