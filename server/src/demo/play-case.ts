import { playConclusion } from './play-conclusion.ts'
import { playDecision } from './play-decision.ts'
import { playDefence } from './play-defence.ts'
import { playExecution } from './play-execution.ts'
import { playStart } from './play-filing.ts'
import { playInvestigation } from './play-investigation.ts'
import type { Stage } from './stage.ts'
import { reaches, type Story } from './story.ts'

/** Plays one case from its clue to wherever its story ends. Returns the case id. */
export async function playCase(stage: Stage, story: Story): Promise<string> {
  const caseId = await playStart(stage, story)
  if (!reaches(story, 'inquired') || story.ending === 'declined') return caseId
  await playInvestigation(stage, story, caseId)
  if (!reaches(story, 'concluded')) return caseId
  if (await playConclusion(stage, story, caseId)) return caseId
  if (!reaches(story, 'notice-proposed')) return caseId
  if (story.ending !== 'no-penalty') await playDefence(stage, story, caseId)
  if (!reaches(story, 'drafted')) return caseId
  await playDecision(stage, story, caseId)
  if (reaches(story, 'served')) await playExecution(stage, story, caseId)
  return caseId
}
