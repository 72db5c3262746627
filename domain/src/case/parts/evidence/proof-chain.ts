import type { CaseFile } from '../../case-file.ts'
import type { Matter } from '../../../reference/matter.ts'
import { proofElements, type ProofElement } from './elements.ts'
import { evidenceOf, type EvidenceItem } from './evidence-list.ts'

/** One element of the violation, and the evidence by which it is proved; none is a gap (处罚法第40条). */
export type ProofLink = {
  readonly element: ProofElement
  readonly title: string
  readonly evidence: readonly EvidenceItem[]
}

type File = Pick<
  CaseFile,
  'history' | 'excluded' | 'excludedRecords' | 'conclusion' | 'filing' | 'draft'
>

/** 证据链: each element that has to be proved in this case, in its order, with what proves it. */
export function proofChain(file: File, matter: Matter | null): ProofLink[] {
  const evidence = evidenceOf(file)
  return elementsNeeded(file, matter).map((element) => ({
    element,
    title: proofElements[element],
    evidence: evidence.filter(({ elements }) => elements.includes(element)),
  }))
}

/** The elements without any evidence. */
export const unprovedElements = (file: File, matter: Matter | null): ProofLink[] =>
  proofChain(file, matter).filter(({ evidence }) => evidence.length === 0)

/**
 * What the rule asks to be proved. Correction comes first only under some rules; gains only where they were found;
 * fault only where its absence excuses, because otherwise it is for the party to disprove it (处罚法第33条第2款).
 */
function elementsNeeded({ conclusion }: File, matter: Matter | null): ProofElement[] {
  const findings = conclusion?.findings
  const needed: { readonly [E in ProofElement]: boolean } = {
    subject: true,
    act: true,
    'time-place': true,
    uncorrected: matter?.mustOrderCorrectionFirst === true && findings?.outcome !== 'no-penalty',
    gains: (findings?.gainsFen ?? 0) > 0,
    circumstances: findings !== undefined,
    fault: findings?.noPenaltyReason === 'no-fault',
  }
  return (Object.keys(needed) as ProofElement[]).filter((element) => needed[element])
}
