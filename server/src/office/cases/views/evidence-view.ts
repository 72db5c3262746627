import type { EvidenceView, ProofLinkView } from '@zhaofa/contract'
import { evidenceKinds } from '@zhaofa/domain/case/case-codes.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { proofElements } from '@zhaofa/domain/case/parts/evidence/elements.ts'
import {
  evidenceOf,
  excludedOf,
  type EvidenceItem,
  type ExcludedItem,
} from '@zhaofa/domain/case/parts/evidence/evidence-list.ts'
import { proofChain } from '@zhaofa/domain/case/parts/evidence/proof-chain.ts'
import { exclusionGrounds } from '@zhaofa/domain/case/parts/evidence/slice.ts'
import { findDocumentType } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import type { Matter } from '@zhaofa/domain/reference/matter.ts'

/** A sealed paper, and the step of the case in which it was made. */
type MadeIn = { readonly id: string; readonly type: string; readonly version: number }

/** The evidence that is used, by its numbers, and after it what is not. */
export function evidenceViews(file: CaseFile, papers: readonly MadeIn[]): EvidenceView[] {
  return [...evidenceOf(file), ...excludedOf(file)].map((item) => evidenceView(item, file, papers))
}

function evidenceView(
  item: EvidenceItem | ExcludedItem,
  { amendments }: CaseFile,
  papers: readonly MadeIn[],
): EvidenceView {
  const { id, kind, name, proves, elements, source, collectedOn, file, version } = item
  // Of a record that was put right, the paper as it reads now.
  const steps = [
    version,
    ...amendments.filter(({ of }) => of === version).map((each) => each.version),
  ]
  const record = papers.findLast(
    (each) => steps.includes(each.version) && findDocumentType(each.type)?.role === 'record',
  )
  return {
    id,
    kind: evidenceKinds[kind],
    name,
    purpose: proves,
    elements: elements.map((element) => proofElements[element]),
    source,
    collectedOn,
    file,
    paper: file === null ? (record?.id ?? null) : null,
    excluded: 'ground' in item ? `${exclusionGrounds[item.ground]}：${item.because}` : null,
  }
}

/** 证据链, with the numbers of the evidence list; empty before the case is filed. */
export function proofChainViews(file: CaseFile, matter: Matter | null): ProofLinkView[] {
  if (file.filing === null) return []
  const numbers = new Map(evidenceOf(file).map(({ id }, i) => [id, i + 1]))
  return proofChain(file, matter).map(({ title, evidence }) => ({
    title,
    evidence: evidence.map(({ id, name, proves }) => ({
      no: numbers.get(id) ?? 0,
      name,
      purpose: proves,
    })),
  }))
}
