import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import type { Stage } from './stage.ts'
import { reaches, type Story } from './story.ts'

/** 登记、核查、立案, as far as the story goes. Returns the case id. */
export async function playStart(stage: Stage, story: Story): Promise<string> {
  const [officer, second] = stage.cast.officers
  const { party, matter, source, summary, facts } = story
  const officers = [officer.personId, second.personId]
  const caseId = await stage.clue({
    source,
    receivedAt: stage.ago(60),
    respondent: party.name,
    summary,
    named: story.named ?? false,
    preliminaryOpinion: '建议核查。',
  })
  if (!reaches(story, 'verified')) return caseId
  stage.later(3)
  await stage.act(caseId, officer, 'verify-clue', {
    officers,
    facts,
    suggestion: story.ending === 'declined' ? 'decline' : 'file',
  })
  if (story.ending === 'declined') {
    const reason = '经核查，反映的情况不属实，不符合立案条件。'
    await stage.approved(caseId, officer, 'decline-filing', { reason })
    return caseId
  }
  if (!reaches(story, 'filing-proposed')) return caseId
  stage.later(2)
  const filing = {
    matterCode: matter,
    ...(story.further && { further: [{ matterCode: story.further.matter }] }),
    party,
    violationFrom: addDays(story.startsOn, -150),
    violationUntil: addDays(story.startsOn, -10),
    investigators: officers,
  }
  if (!reaches(story, 'filed')) await stage.act(caseId, officer, 'file-case', filing)
  else await stage.approved(caseId, officer, 'file-case', filing)
  if (story.named && reaches(story, 'filed')) await stage.act(caseId, officer, 'tell-informant')
  return caseId
}
