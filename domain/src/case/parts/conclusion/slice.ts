import type { PlainDate } from '../../../shared/plain-date.ts'
import type { Findings } from '../../proposed-decision.ts'

/** 调查终结: what the investigation found (处罚法第57条). */
export type ConclusionSlice = { readonly conclusion: Conclusion | null }

export const notConcluded: ConclusionSlice = { conclusion: null }

type Conclusion = { on: PlainDate; at: string; findings: Findings }
