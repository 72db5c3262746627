import * as form from '../../../kernel/form.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { cite } from '../../../shared/citation.ts'
import { act, type Act, type Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { law } from '../../needs.ts'
import { penaltyText } from '../../penalty.ts'
import { nothingPending } from '../approval/requirements.ts'
import { decided } from '../decision/requirements.ts'
import { reviewOf } from '../legal-review/slice.ts'
import { actIdOn, type SubjectRef } from '../legal-review/subject-ref.ts'
import { decisionServed } from '../service/requirements.ts'
import { revisionEffects, revisionGrounds } from './codes.ts'
import type { RevisionProposal } from './slice.ts'

const article = cite('行政处罚法', 75, { paragraph: 2 })

const open =
  (no: number) =>
  ({ revisionProposals }: CaseFile): boolean =>
    revisionProposals.some((each) => each.no === no && each.settledOn === null)

/** 法制审核 agreed to exactly this proposal; MC16 and 处罚法第58条. */
const revisionReviewed = ({ no, digest }: RevisionProposal): Requirement => ({
  id: 'revision-reviewed',
  check: (file) => {
    const review = reviewOf(file, { kind: 'revision', no })
    return review?.digest === digest && review.opinion?.outcome === 'pass'
      ? met
      : unmet('撤销、变更决定须经法制审核，还没有同意，同意后可办', [law(58)])
  },
})

/** The decision reads as it did when this was proposed. */
const ofThisDecision = ({ ofVersion }: RevisionProposal): Requirement => ({
  id: 'of-this-decision',
  check: ({ decision }) =>
    decision?.version === ofVersion
      ? met
      : unmet('原决定在提请后有变化，不再办理这次提请，重新提请', [law(75)]),
})

const known = ({ effect, ground, reason, penalty }: RevisionProposal) => [
  { label: '拟纠正的内容', value: revisionEffects[effect], source: '提请' },
  ...(penalty ? [{ label: '变更为', value: penaltyText(penalty), source: '提请' }] : []),
  { label: '原决定的错误', value: revisionGrounds[ground], source: '提请' },
  { label: '事实和理由', value: reason, source: '提请' },
]

const approveRevision = (proposal: RevisionProposal, ref: SubjectRef): Act =>
  act({
    id: actIdOn('approve-revision', ref),
    title: `批准${revisionEffects[proposal.effect]}决定`,
    step: 'revise',
    by: ['agency-head'],
    approvals: [],
    signed: true,
    presses: true,
    effect: '批准的，制作决定书，用印编号、送达当事人；不批准的，原决定不变。',
    basis: [article, cite('行政处罚法', 48, { paragraph: 2 })],
    form: {
      approved: form.choice({ label: '决定', options: { yes: '批准', no: '不批准' } }),
      opinion: form.paragraph({ label: '意见', max: 1_000 }),
    },
    papers: ['record_amendment', 'decision_revoke'],
    recording: [],
    requires: [
      decided,
      decisionServed,
      nothingPending,
      ofThisDecision(proposal),
      revisionReviewed(proposal),
    ],
    applies: open(proposal.no),
    defaults: () => ({ opinion: '同意。' }),
    known: () => known(proposal),
    events: (_file, { approved, opinion }) => {
      const { no, effect, ground, reason, penalty, remake } = proposal
      if (approved === 'no') return [{ type: 'RevisionDropped', revision: no, reason: opinion }]
      return [
        {
          type: 'DecisionRevised',
          proposal: no,
          source: 'agency',
          ...{ effect, ground, reason, penalty, remake },
          remakeBy: null,
          document: null,
        },
      ]
    },
  })

const dropRevision = ({ no }: RevisionProposal, ref: SubjectRef): Act =>
  act({
    id: actIdOn('drop-revision', ref),
    title: '不再撤销、变更决定',
    step: 'revise',
    by: ['officer'],
    approvals: [],
    presses: false,
    effect: '本次提请终止，原决定不变。',
    basis: [article],
    form: { reason: form.paragraph({ label: '理由', max: 1_000 }) },
    papers: [],
    recording: [],
    requires: [nothingPending],
    applies: open(no),
    events: (_file, { reason }) => [{ type: 'RevisionDropped', revision: no, reason }],
  })

/** What the head does with a proposal, and its author. */
export const approvalsOfRevision = (proposal: RevisionProposal, ref: SubjectRef): Act[] => [
  approveRevision(proposal, ref),
  dropRevision(proposal, ref),
]
