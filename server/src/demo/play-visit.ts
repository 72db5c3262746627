import { openVisit } from '@zhaofa/domain/case/procedures/inspection/acts/opening.ts'
import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import { viewList } from '../office/publicity/lists/list-views.ts'
import { goThrough } from './play-lists.ts'
import type { DemoTasks } from './play-plan.ts'
import { handOver } from './serve-paper.ts'
import { signPapers } from './sign-papers.ts'
import type { Stage } from './stage.ts'
import type { VisitStory } from './visit-story.ts'

/**
 * Plays one visit from its registration to wherever its story ends. Returns the case id.
 * @param tasks of the plan, for stories that begin from one.
 */
export async function playVisit(
  stage: Stage,
  story: VisitStory,
  tasks: DemoTasks = new Map(),
): Promise<string> {
  const [officer, second] = stage.cast.officers
  const { firm } = story
  const { legalRepresentative: met } = firm
  const caseId = await stage.open(officer, openVisit, openingOf(story, tasks))
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
    lines: await linesOf(stage, caseId, story),
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

/** What 登记检查 begins with: what the task says, and the telephone number, which the register does not have. */
function openingOf({ firm, ground, groundSource, item }: VisitStory, tasks: DemoTasks) {
  if (groundSource === null) {
    const task = tasks.get(firm.uscc)
    if (!task) throw new Error(`the plan has no task for ${firm.name}`)
    return { ...task, party: { ...(task['party'] as object), phone: firm.phone } }
  }
  return {
    ...{ ground, groundSource, party: firm, items: [{ code: item }] },
    ...{ way: 'on-site', onSiteReason: 'premises' },
  }
}

/** The answer to every line with which the visit began. */
async function linesOf(stage: Stage, caseId: string, { finding }: VisitStory) {
  const { file } = await stage.fileOf(caseId)
  const lines = file.visit?.items.flatMap((item) => item.lines) ?? []
  return lines.map((line, i) =>
    i < lines.length - 1
      ? { line: line.id, result: 'pass', finding: null }
      : { line: line.id, result: finding.result, finding: finding.words },
  )
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
