import { counselOpinionId } from '@zhaofa/domain/case/parts/legal-review/counsel.ts'
import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import { performAct } from '../office/cases/perform-act.ts'
import { rightOf } from '../office/counsel/invited.ts'
import { inAgency } from '../office/desk/in-agency.ts'
import { registeredCounsel } from '../storage/streams/counsel-stream.ts'
import { engageCounsel } from './play-legal-unit.ts'
import { conclusionOf } from './play-conclusion.ts'
import { pointsOf } from './review-points.ts'
import { signPapers } from './sign-papers.ts'
import type { Stage } from './stage.ts'
import { reaches, type Story } from './story.ts'

const unreasoned = { discretion: '裁量理由没有写明取这一数额的理由。' }

/** 送审、受理、顾问意见、审核意见, and in the stories that say so a refusal or a disagreement before 同意. */
export async function playLegalReview(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  const { reviewer } = stage.cast
  await stage.approved(caseId, officer, 'submit-review')
  if (!reaches(story, 'reviewed')) return
  stage.later(1)
  await stage.act(caseId, reviewer, 'accept-review')
  if (story.counselled) await playCounsel(stage, caseId)
  if (story.refusedOnce) await playCorrection(stage, story, caseId)
  if (story.disagreed) await playDisagreement(stage, caseId)
  // The reviewer of the demo heads the legal unit, and so signs its opinions in both capacities.
  await stage.act(caseId, reviewer, 'issue-opinion', {
    points: await pointsOf(stage, caseId),
    outcome: 'pass',
    opinion: '主体合法，程序合法，事实清楚，证据充分，适用法律准确，裁量适当，同意。',
  })
}

async function playCorrection(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  await refuse(stage, caseId)
  stage.later(1)
  await stage.act(caseId, officer, 'accept-opinion')
  await stage.act(caseId, officer, 'draft-decision', {
    discretionReason: `${conclusionOf(story, await stage.matterOf(story))['tierReason'] as string}数量较多，同时配合调查，取本档中间值。`,
  })
  await stage.approved(caseId, officer, 'submit-review')
  stage.later(1)
  await stage.act(caseId, stage.cast.reviewer, 'accept-review')
}

async function refuse(stage: Stage, caseId: string): Promise<void> {
  await stage.act(caseId, stage.cast.reviewer, 'issue-opinion', {
    points: await pointsOf(stage, caseId, unreasoned),
    outcome: 'correct',
    opinion: '裁量理由不充分，请补充后重新送审。',
  })
}

/** The unit objects, another reviewer upholds, the heads have it sent again with their conclusion. */
async function playDisagreement(stage: Stage, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  const { reviewer, secondReviewer, departmentHead, agencyHead, deputyHead } = stage.cast
  await refuse(stage, caseId)
  stage.later(1)
  await stage.approved(caseId, officer, 'object-to-opinion', {
    points: [
      { about: '裁量适当', reason: '调查终结报告已经写明责令改正的次数和逾期天数，对应本档。' },
    ],
  })
  stage.later(1)
  await stage.act(caseId, secondReviewer, 'accept-review')
  await stage.act(caseId, secondReviewer, 'issue-opinion', {
    points: await pointsOf(stage, caseId, unreasoned),
    outcome: 'correct',
    opinion: '报告中的理由没有写进拟决定，维持原审核意见。',
  })
  stage.later(1)
  await stage.act(caseId, departmentHead, 'settle-review-dispute', {
    chair: [agencyHead.personId],
    members: [
      {
        person: [agencyHead.personId],
        opinion: '报告与拟决定对照，理由能够对应，请补充说明后重新送审。',
        agrees: false,
      },
      {
        person: [deputyHead.personId],
        opinion: '决定书应当让当事人看得懂理由，同意审核意见。',
        agrees: true,
      },
    ],
    result: 'again',
    conclusion: '由承办机构说明报告与拟决定的对应关系，连同本记录重新送审。',
  })
  await signPapers(stage, caseId, agencyHead.name)
  await stage.approved(caseId, officer, 'submit-review', {
    statement: '裁量理由对应调查终结报告第三部分：责令改正的次数、逾期天数和配合情况。',
  })
  stage.later(1)
  await stage.act(caseId, reviewer, 'accept-review')
}

/** A counsel is asked about the draft, and answers from what they were shown. */
async function playCounsel(stage: Stage, caseId: string): Promise<void> {
  const { reviewer, counsel } = stage.cast
  await engagedAlready(stage)
  const asked = await stage.act(caseId, reviewer, 'invite-counsel', {
    counsel: [counsel.personId],
    questions: '罚款数额的理由是否充分，是否足以应对复议。',
    evidence: [],
    dueOn: stage.today,
  })
  const invitation = asked.file.review?.counsel.at(-1)?.version ?? 0
  const readAs = await rightOf(stage.world, counsel, { caseId, invitation })
  stage.minutes(60)
  await stage.turn()
  const given = await performAct(stage.world, counsel, {
    caseId,
    actId: counselOpinionId(invitation),
    version: asked.file.version,
    input: {
      noConflict: true,
      opinion: '同意处罚。建议写明取这一数额与违法情节的对应关系，以免复议时发生争议。',
    },
    confirmedBy: 'password',
    readAs,
  })
  if (!given.ok) throw new Error(`顾问意见：${JSON.stringify(given.refusal)}`)
}

/** Only who is in the register is asked; where no legal unit was played before, the counsel is engaged first. */
async function engagedAlready({ world, cast, today }: Stage): Promise<void> {
  const { reviewer, counsel } = cast
  const register = await inAgency(world, reviewer, (tx) => registeredCounsel(tx, reviewer.agencyId))
  if (register.some(({ file: { engaged } }) => engaged?.person === counsel.personId)) return
  await engageCounsel(world, cast, counsel, {
    ...{ from: today, until: addDays(today, 364) },
    ...{ firm: '吉林衡佐律师事务所', licence: '12203201510123456' },
    ...{ contract: '四商法顾〔示范〕1号', fields: '行政处罚' },
  })
}
