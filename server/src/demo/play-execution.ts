import { amendParty } from './play-amendment.ts'
import {
  playCollection,
  playPublicity,
  playWithholding,
  type PublishedVersion,
} from './play-publicity.ts'
import { playReview } from './play-review.ts'
import { representativeOf, serve } from './serve-paper.ts'
import { signPapers } from './sign-papers.ts'
import type { Stage } from './stage.ts'
import { reaches, type Story } from './story.ts'

/** 送达、公示、缴款、复议、结案、归档. */
export async function playExecution(stage: Stage, story: Story, caseId: string): Promise<void> {
  stage.later(2)
  await serve(stage, story, caseId)
  if (story.amended === 'party') await amendParty(stage, story, caseId)
  const punished = story.ending !== 'no-penalty'
  if (story.until === 'collected') await playCollection(stage, caseId)
  if (story.withheld) await playWithholding(stage, caseId, story.withheld)
  const published =
    punished && !story.withheld && reaches(story, 'published')
      ? await playPublicity(stage, caseId)
      : null
  if (!reaches(story, 'paid')) return
  await playClosing(stage, story, caseId, published)
}

async function playClosing(
  stage: Stage,
  story: Story,
  caseId: string,
  published: PublishedVersion | null,
): Promise<void> {
  const [officer, colleague] = stage.cast.officers
  stage.later(4)
  if (story.ending !== 'no-penalty') {
    const receiptNo = `吉财票${stage.today.replaceAll('-', '')}`
    // A warning owes nothing.
    if (await stage.can(caseId, officer, 'record-payment')) {
      await stage.act(caseId, officer, 'record-payment', { receiptNo })
    }
  }
  if (story.review && published) await playReview(stage, caseId, story.review, published)
  if (!reaches(story, 'closed')) return
  await signPapers(stage, caseId, representativeOf(story))
  // The colleague signs the form before the heads decide on it, and with it whatever was left.
  await stage.act(caseId, officer, 'close-case')
  await stage.agreed(caseId, (await stage.act(caseId, colleague, 'countersign')).file)
  if (!reaches(story, 'archived')) return
  stage.later(5)
  await stage.act(caseId, stage.cast.archivist, 'archive-case', {})
}
