import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { cite } from '../../../shared/citation.ts'
import { act, type Act } from '../../case-kernel.ts'
import { revisionFactsOf } from '../../case-review.ts'
import { decidedText, penaltyText, type Penalty } from '../../penalty.ts'
import { legalReviewGrounds } from '../../../review/grounds.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { noOtherProposed } from './requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { decided } from '../decision/requirements.ts'
import { decisionServed } from '../service/requirements.ts'
import { decisionServedOn } from '../service/slice.ts'
import { revisionEffects, revisionGrounds } from './codes.ts'
import {
  changedPenalty,
  changedPenaltyFields,
  checkChanged,
  checkLighter,
} from './lighter-penalty.ts'

const { revoked, changed } = revisionEffects

/** Heavier means that the party is told, heard and decided on anew (处罚法第44、45条). */
const notHeavier = {
  message:
    '主动纠正不得加重当事人的处罚；需要加重的，先撤销原决定，重新调查、告知、听取陈述申辩后决定',
  basis: cite('行政处罚法', 45, { paragraph: 2 }),
}

/**
 * 行政机关发现有错误的，应当主动改正 (处罚法第75条第2款): the agency revokes its own decision, or makes it lighter.
 * 变更、撤销原处罚决定 is reviewed before the head approves it (处罚法第58条; MC16), whatever the catalogue of the agency
 * says: nobody takes back by themselves what was reviewed when it was made.
 */
export const reviseDecision: Act = act({
  id: 'revise-decision',
  title: '提请撤销、变更决定',
  step: 'revise',
  by: ['officer'],
  approvals: ['department-head'],
  presses: false,
  effect:
    '承办机构负责人同意后送法制审核，审核同意后报机关负责人批准；批准后制作决定书，用印编号、送达当事人，已缴的款项退还，已公示的三个工作日内撤回并说明理由。',
  basis: [cite('行政处罚法', 75, { paragraph: 2 }), cite('行政处罚法', 48, { paragraph: 2 })],
  form: {
    effect: form.choice({ label: '纠正的方式', options: { revoked, changed } }),
    ground: form.choice({
      label: '原决定的错误',
      options: revisionGrounds,
      basis: cite('行政诉讼法', 70),
    }),
    reason: form.paragraph({
      label: '事实和理由',
      max: 2_000,
      argued: true,
      hint: '撤回公示时公开说明的也是这个理由，不写不能公开的内容',
    }),
    ...changedPenaltyFields,
    remake: form.askedWhen(
      { field: 'effect', is: ['revoked'] },
      form.yesNo({
        label: '是否重新调查、重新作出决定',
        hint: '选“是”的，从调查终结起重新办理；选“否”的，案件到此终结',
      }),
    ),
  },
  papers: ['legal_review_submission'],
  recording: [],
  requires: [decided, decisionServed, nothingPending, noOtherProposed],
  applies: (each) => each.decision !== null && decisionServedOn(each) !== null,
  known: ({ decision }) =>
    decision
      ? [
          {
            label: '原决定',
            value: decidedText(decision.draft),
            source: `${decision.decidedOn} 作出`,
          },
        ]
      : [],
  defaults: ({ decision }) =>
    decision
      ? {
          kinds: [...decision.draft.penalty.kinds],
          fineFen: decision.draft.penalty.fineFen,
          confiscatedFen: decision.draft.penalty.confiscatedFen,
        }
      : {},
  asks: (each, input) => {
    const penalty = changedPenalty(each, input)
    return `${revisionEffects[input.effect]}${penalty ? `为${penaltyText(penalty)}` : ''}：${input.reason}`
  },
  checks: (each, input, at) => [
    ...(input.effect === 'changed' && each.decision?.draft.outcome !== 'penalty'
      ? [{ field: 'effect', message: '不予处罚的决定没有可以变更的处罚，只能撤销' }]
      : []),
    ...either(checkChanged(each, input, notHeavier), () => checkLighter(each, input, at)),
  ],
  events: (each, input, at) => {
    const no = each.revisionProposals.length + 1
    const proposal = {
      effect: input.effect,
      ground: input.ground,
      reason: input.reason,
      penalty: changedPenalty(each, input),
      remake: input.remake === true,
    }
    const digest = at.digest({ revision: no, of: each.decision?.digest, ...proposal })
    const grounds = revisionReviewGrounds(each, proposal.penalty, at)
    return [
      { type: 'RevisionProposed', revision: no, ...proposal, digest, grounds },
      {
        type: 'ReviewSubmitted',
        digest,
        grounds,
        statement: input.reason,
        subject: { kind: 'revision', no },
      },
    ]
  },
})

/** What the catalogue says of it, and the rule of this system where the catalogue of the agency leaves it out. */
function revisionReviewGrounds(
  file: CaseFile,
  penalty: Penalty | null,
  at: Circumstances,
): string[] {
  const facts = revisionFactsOf(file, penalty, at)
  const grounds = legalReviewGrounds(facts, at.catalogue, at.rules).map(({ text }) => text)
  return grounds.length > 0 ? grounds : ['变更、撤销原处罚决定']
}

/** The second list only where the first has nothing to say. */
const either = (first: FieldProblem[], second: () => FieldProblem[]): FieldProblem[] =>
  first.length > 0 ? first : second()
