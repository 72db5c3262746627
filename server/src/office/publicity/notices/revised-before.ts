import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { changeOf, falls, type Revision } from '@zhaofa/domain/case/parts/revision/slice.ts'
import type { RevisedBefore } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import type { Tx } from '../../../storage/database.ts'
import { casePapers, isStandingDecision } from '../../../storage/document-store.ts'
import type { StoredCase } from '../../../storage/streams/case-stream.ts'

/** Who revised a decision, and the 文号 of the paper that says so. */
type Behind = { readonly by: string; readonly number: string | null }

/** 撤销（变更）决定书 of the agency itself, or the paper of the organ or court that decided so. */
export async function behindRevision(
  tx: Tx,
  { file }: Pick<StoredCase, 'file'>,
  revision: Revision,
): Promise<Behind> {
  // As it reads now: the number of the paper may have been put right.
  const event = file.history.find(({ version }) => version === revision.version)?.event
  const document = event?.type === 'DecisionRevised' ? event.document : null
  if (document) return { by: document.organ, number: document.number }
  const papers = await casePapers(tx, file.id)
  const own = papers.find(
    ({ type, version }) => type === 'decision_revoke' && version === revision.version,
  )
  return { by: '本机关', number: own?.number ?? null }
}

/** What the public is told with a decision that was changed, or made anew after one that had been public; null otherwise. */
export async function revisedBefore(
  tx: Tx,
  whole: Pick<StoredCase, 'file'>,
): Promise<RevisedBefore | null> {
  const { file } = whole
  const revision = revisionTold(file)
  if (!revision || revision.effect === 'unlawful') return null
  const papers = await casePapers(tx, file.id)
  const decision = papers.findLast(
    (paper) => isStandingDecision(paper) && paper.version < revision.version,
  )
  return {
    effect: revision.effect,
    ...(await behindRevision(tx, whole, revision)),
    on: revision.since,
    decision: decision?.number ?? '',
    replaces: revision.notice?.id ?? null,
  }
}

function revisionTold(file: CaseFile): Revision | undefined {
  const change = changeOf(file)
  if (change || file.decision === null) return change
  return file.revisions.findLast(({ effect, notice }) => falls(effect) && notice !== null)
}
