import { playScreenSigning } from './play-screen-signing.ts'
import { waitingPapers, scanSigned } from './sign-papers.ts'
import type { Stage } from './stage.ts'
import type { Story } from './story.ts'

/** Hands the latest paper to a person who may take it, who signs the 送达回证. */
export async function serve(stage: Stage, story: Story, caseId: string): Promise<void> {
  if (story.onScreen) return handOverOnScreen(stage, caseId)
  const relation = story.party.kind === 'organisation' ? '法定代表人' : '本人'
  await handOver(stage, caseId, { recipient: representativeOf(story), relation })
}

/** The receipt is made and signed on the phone; who signed it when is known then. */
async function handOverOnScreen(stage: Stage, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.act(caseId, officer, 'make-receipt')
  await playScreenSigning(stage, caseId, '送达回证')
  await stage.act(caseId, officer, 'serve-paper')
}

/** The receipt is made, signed and scanned; with it the paper counts as served. */
export async function handOver(
  stage: Stage,
  caseId: string,
  signedBy: { readonly recipient: string; readonly relation: string },
): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.act(caseId, officer, 'make-receipt')
  const receipts = (await waitingPapers(stage, caseId)).filter(
    ({ type }) => type === 'service_receipt',
  )
  await stage.turn()
  const scans = await scanSigned(stage, caseId, receipts.slice(-1))
  await stage.act(caseId, officer, 'serve-paper', { scans, ...signedBy })
}

export function representativeOf({ party }: Pick<Story, 'party'>): string {
  if (party.kind === 'organisation') return party.legalRepresentative
  return party.kind === 'sole-trader' ? party.operator : party.name
}
