import { tiersOf } from '@zhaofa/domain/discretion/fine-range.ts'
import { reviewPoints } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Paper } from '@zhaofa/domain/document/paper.ts'
import { getPenaltyMatter } from '@zhaofa/domain/reference/matters.ts'
import { addDays, weekdayOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { playPublicity, playWithdrawal } from './play-publicity.ts'
import { reaches, type Story } from './story.ts'
import type { Stage } from './stage.ts'

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

async function playStart(stage: Stage, story: Story): Promise<string> {
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

async function playInvestigation(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  stage.later(3)
  stage.minutes(180)
  await stage.act(caseId, officer, 'record-inspection', {
    startedAt: stage.ago(150),
    endedAt: stage.ago(80),
    certificatesShown: true,
    rightsTold: true,
    findings: `${story.facts}现场负责人在场，配合检查。`,
    recording: `${stage.today.replaceAll('-', '')}-AV02-01`,
  })
  stage.later(2)
  stage.minutes(240)
  await stage.act(caseId, officer, 'record-inquiry', {
    startedAt: stage.ago(200),
    endedAt: stage.ago(130),
    certificatesShown: true,
    rightsTold: true,
    exchanges: [
      {
        question: '我们是四平市商务局执法人员，这是我们的执法证件，你看清楚了吗？',
        answer: '看清楚了。',
      },
      {
        question: '你有陈述、申辩和申请回避的权利，也有如实回答的义务，听明白了吗？是否申请回避？',
        answer: '听明白了，不申请回避。',
      },
      { question: '请说明有关情况。', answer: `${story.facts}情况属实。` },
      { question: '以上情况有什么材料可以证明？', answer: '有台账和合同，可以提供复印件。' },
    ],
    recording: `${stage.today.replaceAll('-', '')}-AV04-01`,
  })
  if (!reaches(story, 'evidence')) return
  await playEvidence(stage, story, caseId)
  const matter = getPenaltyMatter(story.matter)
  if (matter.mustOrderCorrectionFirst && reaches(story, 'corrected')) {
    await playCorrection(stage, story, caseId)
  }
}

async function playEvidence(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  const items = [
    ['document', '营业执照复印件', '证明当事人的主体资格'],
    ['document', '业务台账', '证明违法行为的起止时间和数量'],
  ] as const
  for (const [kind, name, purpose] of items) {
    const { bytes } = await stage.world.printer.pdf(evidencePaper(name, story, stage))
    const evidenceId = await stage.upload(caseId, `${name}.pdf`, bytes)
    await stage.act(caseId, officer, 'add-evidence', { evidenceId, kind, name, purpose })
  }
}

function evidencePaper(name: string, story: Story, stage: Stage): Paper {
  const rows = Array.from({ length: 24 }, (_, i) => [
    String(i + 1),
    addDays(story.startsOn, -150 + i * 5),
    `业务记录 ${1000 + i * 37}`,
  ])
  const columns = [
    { title: '序号', share: 1, align: 'center' as const },
    { title: '日期', share: 2 },
    { title: '内容', share: 4 },
  ]
  return {
    type: 'evidence',
    layout: 'list',
    agencyName: story.party.name,
    title: name,
    number: null,
    numbered: false,
    caseName: null,
    addressee: null,
    blocks: [{ kind: 'table', columns, rows }],
    signatures: [
      { label: '提供人', name: story.party.name, detail: '经核对与原件一致', on: stage.today },
    ],
    sealed: false,
    issuedOn: null,
    verifyUrl: null,
    draft: false,
    voided: null,
  }
}

async function playCorrection(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.approved(caseId, officer, 'order-correction', {
    violation: story.summary,
    requirements: '立即停止违法行为，按规定办理有关手续，并书面报告改正情况。',
    deadline: addDays(stage.today, 7),
  })
  await serve(stage, story, caseId)
  stage.later(9)
  await stage.act(caseId, officer, 'recheck-correction', {
    status: 'partly',
    findings: '改正期限届满，当事人没有按要求改正完毕。',
  })
}

export async function serve(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  await stage.act(caseId, officer, 'serve-paper', {
    recipient: representativeOf(story),
    relation: story.party.kind === 'organisation' ? '法定代表人' : '本人',
  })
}

function representativeOf({ party }: Story): string {
  if (party.kind === 'organisation') return party.legalRepresentative
  return party.kind === 'sole-trader' ? party.operator : party.name
}

/** Concludes, or ends the case here. True when there is nothing more to play. */
async function playConclusion(stage: Stage, story: Story, caseId: string): Promise<boolean> {
  const [officer] = stage.cast.officers
  stage.later(2)
  if (story.ending === 'dismissed') {
    const explanation = '补充调查后，没有证据证明当事人实施了所涉行为。'
    await stage.approved(caseId, officer, 'dismiss-case', {
      ground: 'not-established',
      explanation,
    })
    return true
  }
  await stage.approved(caseId, officer, 'conclude-investigation', conclusionOf(story))
  if (story.ending === 'transferred') {
    await stage.approved(caseId, officer, 'transfer-case', {
      ground: 'jurisdiction',
      to: '四平市市场监督管理局',
      reason: '查明的行为属于无照经营，由市场监督管理部门管辖。',
    })
    return true
  }
  return false
}

export function conclusionOf(story: Story): Record<string, unknown> {
  const gains = story.gainsFen ?? 0
  const matter = getPenaltyMatter(story.matter)
  const tier = tiersOf(matter, gains)[story.tier]
  const fineFen = tier ? roundYuan(tier.minFen + (tier.maxFen - tier.minFen) * 0.6) : 0
  const punish = story.ending !== 'no-penalty'
  return {
    facts: story.facts,
    nature: `上述行为违反了${matter.violationBasis}的规定。`,
    circumstances: '当事人配合调查，没有从重情节。',
    outcome: punish ? 'penalty' : 'no-penalty',
    noPenaltyReason: punish ? null : 'minor-corrected',
    tier: tier?.name ?? '一般',
    tierReason: `对照裁量基准，符合“${tier?.name ?? '一般'}”档：${tier?.condition || '情节与该档相当'}。`,
    kinds: [...(fineFen > 0 ? ['fine'] : ['warning']), ...(gains > 0 ? ['confiscate-gains'] : [])],
    fineFen,
    gainsFen: gains > 0 ? gains : null,
    confiscatedFen: gains,
    flags: story.flags ?? [],
  }
}

/** To whole hundreds of yuan. */
const roundYuan = (fen: number) => Math.round(fen / 10_000) * 10_000

async function playDefence(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  stage.later(3)
  if (!reaches(story, 'notice-served')) {
    const { file } = await stage.act(caseId, officer, 'issue-advance-notice')
    if (story.sentBack) {
      const reason = '告知书认定的数量与台账不一致，请核对后再报。'
      await stage.sentBack(caseId, stage.cast.agencyHead, file.version, reason)
    }
    return
  }
  const noticed = await stage.approved(caseId, officer, 'issue-advance-notice')
  stage.later(1)
  await serve(stage, story, caseId)
  if (!reaches(story, 'heard')) return
  await hear(stage, story, caseId, noticed)
}

async function hear(stage: Stage, story: Story, caseId: string, file: CaseFile): Promise<void> {
  const [officer] = stage.cast.officers
  switch (story.defence) {
    case 'silent':
      return stage.later(11)
    case 'waived':
      stage.later(2)
      await stage.act(caseId, officer, 'waive-rights', {
        hearing: file.notice?.hearingOffered ?? false,
      })
      return
    case 'statement':
      stage.later(3)
      await stage.act(caseId, officer, 'record-statement', {
        manner: 'written',
        content: '我单位认可查明的事实，已经着手整改，经营困难，请求从轻处罚。',
      })
      stage.later(1)
      await stage.approved(caseId, officer, 'review-statement', {
        points: [
          {
            point: '已经着手整改',
            answer: '整改在责令期满之后，已在裁量时考虑。',
            accepted: false,
          },
          {
            point: '经营困难，请求从轻',
            answer: '没有提供证据，不属于法定从轻情形。',
            accepted: false,
          },
        ],
        conclusion: '申辩理由不成立，不予采纳；不因申辩加重处罚。',
      })
      return stage.later(7)
    case 'hearing':
      return holdHearing(stage, caseId)
  }
}

async function holdHearing(stage: Stage, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  const { reviewer } = stage.cast
  stage.later(2)
  const reason = '对处罚数额有异议，要求听证。'
  await stage.act(caseId, officer, 'request-hearing', { reason })
  stage.later(1)
  await stage.act(caseId, officer, 'call-hearing', {
    heldOn: weekday(addDays(stage.today, 21)),
    host: [reviewer.personId],
  })
  stage.later(21)
  await stage.act(caseId, reviewer, 'hold-hearing', {
    attendance: '主持人、调查人员二人、当事人及其委托代理人一人。',
    record: '调查人员提出当事人违法的事实、证据和行政处罚建议；当事人申辩并质证；双方作最后陈述。',
    opinion: '调查程序合法，事实清楚，证据充分，当事人的意见不影响违法事实的认定。',
  })
}

/** Hearings are held on weekdays. */
function weekday(day: PlainDate): PlainDate {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6 ? weekday(addDays(day, 1)) : day
}

async function playDecision(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  const education = story.ending === 'no-penalty' ? '已当面教育，要求今后依法经营。' : null
  const drafted = await stage.act(caseId, officer, 'draft-decision', { education })
  const major = (drafted.file.draft?.grounds.length ?? 0) > 0
  if (major && reaches(story, 'under-review')) await playReview(stage, story, caseId)
  if (!reaches(story, 'decision-proposed')) return
  if ((drafted.file.draft?.deliberation.length ?? 0) > 0) await deliberate(stage, caseId)
  stage.later(1)
  if (!reaches(story, 'decided')) await stage.act(caseId, officer, 'issue-decision')
  else await stage.approved(caseId, officer, 'issue-decision')
}

async function playReview(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  const { reviewer } = stage.cast
  await stage.approved(caseId, officer, 'submit-review')
  if (!reaches(story, 'reviewed')) return
  stage.later(1)
  if (story.refusedOnce) {
    await stage.act(caseId, reviewer, 'issue-opinion', {
      points: pointsWith('law', '裁量理由没有写明为什么取这个数额。'),
      outcome: 'correct',
      opinion: '裁量理由不充分，请补充后重新送审。',
    })
    stage.later(1)
    await stage.act(caseId, officer, 'draft-decision', {
      discretionReason: `${conclusionOf(story)['tierReason'] as string}数量较多，同时配合调查，取本档中间值。`,
    })
    await stage.approved(caseId, officer, 'submit-review')
    stage.later(1)
  }
  await stage.act(caseId, reviewer, 'issue-opinion', {
    outcome: 'pass',
    opinion: '主体合法，程序合法，事实清楚，证据充分，适用法律准确，裁量适当，同意。',
  })
}

export function pointsWith(wrong: keyof typeof reviewPoints, reason: string) {
  return Object.keys(reviewPoints).map((point) =>
    point === wrong ? { point, answer: 'no', reason } : { point, answer: 'yes', reason: null },
  )
}

async function deliberate(stage: Stage, caseId: string): Promise<void> {
  const { departmentHead, agencyHead, deputyHead } = stage.cast
  stage.later(1)
  await stage.act(caseId, departmentHead, 'hold-deliberation', {
    chair: [agencyHead.personId],
    members: [agencyHead, deputyHead].map(({ personId }) => ({
      person: [personId],
      opinion: '事实清楚，处罚适当，同意。',
      agrees: true,
    })),
    conclusion: '一致同意拟决定。',
  })
}

async function playExecution(stage: Stage, story: Story, caseId: string): Promise<void> {
  stage.later(2)
  await serve(stage, story, caseId)
  const punished = story.ending !== 'no-penalty'
  const published =
    punished && reaches(story, 'published') ? await playPublicity(stage, caseId) : null
  if (!reaches(story, 'paid')) return
  await playClosing(stage, story, caseId)
  if (story.until === 'withdrawn' && published) await playWithdrawal(stage, published)
}

async function playClosing(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  stage.later(4)
  if (story.ending !== 'no-penalty') {
    const receiptNo = `吉财票${stage.today.replaceAll('-', '')}`
    await stage.act(caseId, officer, 'record-payment', { receiptNo }).catch(ignoreNothingOwed)
  }
  if (!reaches(story, 'closed')) return
  await stage.approved(caseId, officer, 'close-case')
  if (!reaches(story, 'archived')) return
  stage.later(5)
  await stage.act(caseId, stage.cast.archivist, 'archive-case', {
    archiveNo: `2026-CF-${caseId.slice(0, 6)}`,
    pages: 68,
  })
}

/** A warning owes nothing. */
function ignoreNothingOwed(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes('没有应缴')) throw error
}
