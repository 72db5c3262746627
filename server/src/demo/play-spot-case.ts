import { openOnTheSpot } from '@zhaofa/domain/case/procedures/summary-penalty/acts/opening.ts'
import { drawnShopfront } from './drawn-shopfront.ts'
import { representativeOf } from './serve-paper.ts'
import { signPapers } from './sign-papers.ts'
import type { SpotStory } from './spot-story.ts'
import type { Stage } from './stage.ts'

/** Plays one case that two officers decide on the spot. Returns the case id. */
export async function playSpotCase(stage: Stage, story: SpotStory): Promise<string> {
  const [officer, second] = stage.cast.officers
  const caseId = await stage.open(officer, openOnTheSpot, {
    officers: [officer.personId, second.personId],
    certificatesShown: true,
    foundAt: stage.ago(5),
    place: story.place,
    party: story.party,
    matterCode: story.matter,
    facts: story.facts,
  })
  const evidenceId = await stage.upload(caseId, '现场照片.png', drawnShopfront())
  await stage.act(caseId, officer, 'add-evidence', { evidenceId })
  await stage.act(caseId, officer, 'hear-party', {
    // Where no benchmark is published there is no tier to name.
    tier: (await stage.matterOf(story)).tiers.length === 0 ? null : story.tier,
    kinds: [story.fineFen > 0 ? 'fine' : 'warning'],
    fineFen: story.fineFen,
    rightsTold: true,
    statement: story.statement?.words ?? null,
    answer: story.statement?.answer ?? null,
  })
  await stage.act(caseId, officer, 'decide-on-the-spot', { recipient: representativeOf(story) })
  await signPapers(stage, caseId, representativeOf(story))
  if (story.collected) {
    const receiptNo = `吉财票${stage.today.replaceAll('-', '')}`
    await stage.act(caseId, officer, 'collect-on-the-spot', { receiptNo })
  }
  stage.later(1)
  await stage.act(caseId, officer, 'report-decision')
  if (story.until === 'reported') return caseId
  if (story.collected) await playHandingIn(stage, caseId)
  await stage.approved(caseId, officer, 'close-case')
  stage.later(5)
  await stage.act(caseId, stage.cast.archivist, 'archive-case', {})
  return caseId
}

/** The money goes to the agency and then to the bank, each within two working days (处罚法第71条). */
async function playHandingIn(stage: Stage, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.act(caseId, officer, 'hand-in-collection')
  stage.later(1)
  const voucherNo = `缴库${stage.today.replaceAll('-', '')}`
  await stage.act(caseId, officer, 'bank-collection', { voucherNo })
}
