import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { EvidenceKind } from '../../case-codes.ts'
import type { StoredFile } from '../../../shared/stored-file.ts'

/** 证据 in the file, in the order in which it came in (处罚法第46条). */
export type EvidenceSlice = {
  readonly evidence: readonly Evidence[]
  /** 不作为定案根据: it stays in the file, and nothing is found on it (处罚法第46条第2、3款). */
  readonly excluded: readonly ExcludedEvidence[]
  /** Records and statements that are not used either; they are no exhibits, so only their ids are kept. */
  readonly excludedRecords: readonly (Exclusion & { readonly id: string })[]
}

export const noEvidence: EvidenceSlice = { evidence: [], excluded: [], excludedRecords: [] }

export type Evidence = {
  id: string
  kind: EvidenceKind
  name: string
  purpose: string
  source: string
  collectedOn: PlainDate
  officers: readonly PersonId[]
  file: StoredFile
}

export type ExcludedEvidence = Evidence &
  Exclusion & {
    /** What took its place; null where nothing did. */
    readonly replacedBy: string | null
  }

export type Exclusion = {
  readonly ground: ExclusionGround
  readonly because: string
  readonly excludedOn: PlainDate
}

/** Why evidence is not used. */
export const exclusionGrounds = {
  unlawful: '以非法手段取得',
  untrue: '经查证不属实',
  irrelevant: '与本案无关',
  mistaken: '登记错误、重复登记',
  replaced: '由其他证据替换',
} as const
export type ExclusionGround = keyof typeof exclusionGrounds
