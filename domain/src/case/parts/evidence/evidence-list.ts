import type { CaseFile } from '../../case-file.ts'
import { kindOf } from '../../event-kinds.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import type { Proof } from '../../proposed-decision.ts'
import type { Evidenced } from './evidenced.ts'
import type { Exclusion } from './slice.ts'

/** A piece of evidence of the case. */
export type EvidenceItem = Evidenced & {
  readonly id: string
  /** The step of the case that brought it in; its sealed paper has the same. */
  readonly version: number
}

export type ExcludedItem = EvidenceItem & Exclusion

type File = Pick<CaseFile, 'history' | 'excluded' | 'excludedRecords' | 'conclusion'>

/**
 * 证据: every exhibit, record and statement that is used, in the order in which they came in (处罚法第46条). What each
 * proves is what its record offers, or what the conclusion of the investigation says of it instead.
 */
export function evidenceOf(file: File): EvidenceItem[] {
  const out = new Set(exclusionsOf(file).map(({ id }) => id))
  return allItems(file).filter(({ id }) => !out.has(id))
}

/** What stays in the file and is no ground of the decision (处罚法第46条第2、3款). */
export function excludedOf(file: File): ExcludedItem[] {
  const items = allItems(file)
  return exclusionsOf(file).flatMap((exclusion) => {
    const item = items.find(({ id }) => id === exclusion.id)
    const { ground, because, excludedOn } = exclusion
    return item ? [{ ...item, ground, because, excludedOn }] : []
  })
}

const exclusionsOf = ({ excluded, excludedRecords }: File) => [...excluded, ...excludedRecords]

function allItems({ history, conclusion }: File): EvidenceItem[] {
  const said = conclusion?.findings.proofs ?? []
  return history.flatMap(({ event, at, version }) =>
    kindOf(event)
      .evidence(event, chinaDay(at))
      .map((each, i) => asSaid({ ...each, id: each.id ?? recordId(version, i), version }, said)),
  )
}

/** One record may bring in several: 现场笔录 and the goods themselves. */
const recordId = (version: number, index: number): string => `record-${version}-${index + 1}`

function asSaid(item: EvidenceItem, said: readonly Proof[]): EvidenceItem {
  const proof = said.findLast(({ evidence }) => evidence.includes(item.id))
  return proof ? { ...item, proves: proof.proves, elements: proof.elements } : item
}
