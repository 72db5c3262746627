import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import { fictionalIdNumber } from './fictional-codes.ts'
import { amendInquiry } from './play-amendment.ts'
import { playRelease, playSeizure, seizedThings } from './play-seizure.ts'
import { serve } from './serve-paper.ts'
import { playScreenSigning } from './play-screen-signing.ts'
import type { Stage } from './stage.ts'
import type { StoryEvidence } from './story-words.ts'
import { reaches, type Story } from './story.ts'

/** 检查、询问、取证, and 责令改正 where the matter asks for it first. */
export async function playInvestigation(stage: Stage, story: Story, caseId: string): Promise<void> {
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
    ...asked(story),
    exchanges: [
      { question: '请说明有关情况。', answer: `${story.facts}情况属实。` },
      {
        question: '以上情况有什么材料可以证明？',
        answer: `有${story.words.evidence.map(({ name }) => name).join('、')}，可以提供复印件。`,
      },
    ],
    recording: `${stage.today.replaceAll('-', '')}-AV04-01`,
  })
  if (story.onScreen) await playScreenSigning(stage, caseId, '询问（调查）笔录')
  if (story.amended === 'inquiry') await amendInquiry(stage, caseId)
  if (!reaches(story, 'evidence')) return
  await playEvidence(stage, story, caseId)
  const matter = await stage.matterOf(story)
  if (matter.mustOrderCorrectionFirst && reaches(story, 'corrected')) {
    await playCorrection(stage, story, caseId)
  }
  if (story.seizure) await playSeizure(stage, caseId, story.seizure)
  if (story.seizure === 'released') {
    stage.later(6)
    await playRelease(stage, caseId, {
      ground: 'no-violation',
      lines: seizedThings.released.goods.map((_, i) => String(i + 1)),
      explanation: '经核对进货票据和检测报告，上述零部件为合格新件，有合法来源。',
    })
  }
}

/** The legal representative of a firm is asked for what the case does not know yet. */
function asked({ party }: Story) {
  if (party.kind !== 'organisation') return {}
  const n = Number(party.phone.slice(-3))
  return {
    inquireeIdNumber: fictionalIdNumber(n + 300),
    inquireeAddress: `四平市铁西区示例小区 ${n} 栋`,
  }
}

/** What the gains that are confiscated are counted from. */
const gainsProof: StoryEvidence = {
  kind: 'document',
  name: '收入明细账和银行回单',
  purpose: '证明违法所得的数额',
  line: '收入，第#笔',
}

async function playEvidence(stage: Stage, story: Story, caseId: string): Promise<void> {
  const [officer] = stage.cast.officers
  const gains = (story.gainsFen ?? 0) > 0 ? [gainsProof] : []
  for (const item of [...story.words.evidence, ...gains]) {
    const { kind, name, purpose } = item
    const { bytes } = await stage.world.printer.pdf(
      evidencePaper(item, story, stage),
      stage.world.clock.now(),
    )
    const evidenceId = await stage.upload(caseId, `${name}.pdf`, bytes)
    await stage.act(caseId, officer, 'add-evidence', { evidenceId, kind, name, purpose })
  }
}

function evidencePaper({ name, line }: StoryEvidence, story: Story, stage: Stage): Paper {
  const rows = Array.from({ length: 12 }, (_, i) => [
    String(i + 1),
    addDays(story.startsOn, -150 + i * 11),
    line.replace('#', String(i + 1)),
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
  const deadline = addDays(stage.today, 7)
  await stage.approved(caseId, officer, 'order-correction', {
    violation: story.facts,
    requirements: story.words.demand ?? '',
    deadline,
  })
  await serve(stage, story, caseId)
  stage.later(9)
  stage.notBefore(addDays(deadline, 1))
  await stage.act(caseId, officer, 'recheck-correction', {
    status: 'not',
    findings: `${story.words.recheck ?? ''}。`,
  })
}
