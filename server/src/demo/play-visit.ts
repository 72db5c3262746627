import { openVisit } from '@zhaofa/domain/case/procedures/inspection/acts/opening.ts'
import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import { viewList } from '../office/publicity/lists/list-views.ts'
import { goThrough } from './play-lists.ts'
import { handOver } from './serve-paper.ts'
import { signPapers } from './sign-papers.ts'
import type { Stage } from './stage.ts'
import type { VisitStory } from './visit-story.ts'

/** Plays one visit from its registration to wherever its story ends. Returns the case id. */
export async function playVisit(stage: Stage, story: VisitStory): Promise<string> {
  const [officer, second] = stage.cast.officers
  const { firm } = story
  const { legalRepresentative: met } = firm
  const caseId = await stage.open(officer, openVisit, {
    ground: story.ground,
    groundSource: story.groundSource,
    party: firm,
    items: [{ code: story.item }],
    way: 'on-site',
    onSiteReason: 'premises',
  })
  await stage.approved(caseId, officer, 'approve-visit', {
    necessity: story.necessity,
    officers: [officer.personId, second.personId],
  })
  stage.minutes(60)
  await stage.act(caseId, officer, 'make-visit-notice')
  await stage.act(caseId, officer, 'arrive', {
    certificatesShown: true,
    scanKind: 'firm',
    scanned: firm.uscc,
  })
  stage.minutes(40)
  const { file } = await stage.act(caseId, officer, 'record-visit', {
    lines: [await lineOf(stage, caseId, story)],
    rightsTold: true,
    recording: `${stage.today.replaceAll('-', '')}-AV01-01`,
  })
  await signPapers(stage, caseId, met)
  await stage.act(caseId, officer, 'find-result', {
    code: story.code,
    explanation: story.explanation ?? null,
    ...(story.code === '09' && { followUpBy: addDays(file.openedOn, 15) }),
  })
  await stage.act(caseId, officer, 'leave-firm')
  if (story.order) await playOrder(stage, caseId, story.order, met)
  await stage.act(caseId, officer, 'tell-result', { toldTo: met })
  await signPapers(stage, caseId, met)
  if (story.until === 'told') return caseId
  if (story.published) await publishResult(stage)
  if (story.penalty) {
    await stage.approved(caseId, officer, 'file-case', { matterCode: story.penalty })
    return caseId
  }
  if (story.order) {
    stage.later(story.order.days + 1)
    await stage.act(caseId, officer, 'recheck-correction', {
      status: 'corrected',
      findings: '到店核对，已经按要求改正。',
    })
  }
  await stage.act(caseId, officer, 'close-visit')
  stage.later(5)
  await stage.act(caseId, stage.cast.archivist, 'archive-case', {})
  return caseId
}

/** What the desk proposes goes through its chain: nothing of it is typed. */
async function publishResult(stage: Stage): Promise<void> {
  stage.later(3)
  await stage.turn()
  const item = 'post_inspection'
  const { rows } = await viewList(stage.world, stage.cast.collector, item)
  await goThrough(stage.world, stage.cast, item, { rows, reason: '按期公示' })
}

/** The answer to the one line with which the visit began. */
async function lineOf(stage: Stage, caseId: string, { finding }: VisitStory) {
  const { file } = await stage.fileOf(caseId)
  const line = file.visit?.items[0]?.lines[0]
  if (!line) throw new Error('a visit has a line')
  return { line: line.id, result: finding.result, finding: finding.words }
}

async function playOrder(
  stage: Stage,
  caseId: string,
  { requirements, days }: NonNullable<VisitStory['order']>,
  recipient: string,
): Promise<void> {
  const [officer] = stage.cast.officers
  const deadline = addDays(stage.today, days)
  await stage.approved(caseId, officer, 'order-correction', { requirements, deadline })
  await handOver(stage, caseId, { recipient, relation: '法定代表人' })
}
