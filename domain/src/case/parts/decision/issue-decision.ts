import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import { twoInvestigators } from '../people/requirements.ts'
import { reviewPassed } from '../legal-review/requirements.ts'
import { filed, withinLimitation } from '../filing/requirements.ts'
import { deliberated } from '../deliberation/requirements.ts'
import { agreedStill } from './agreed-on.ts'
import { undecided, drafted } from './requirements.ts'
import { draftedText, knownForDecision } from './known-decision.ts'
import { heard } from './draft-decision.ts'
import { fallenWithdrawn } from '../revision/requirements.ts'
import { concluded } from '../conclusion/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { lawInForce } from '../../law-in-force.ts'
import { checkExtension } from '../../extension-basis.ts'
import { act } from '../../case-kernel.ts'
import { bankKnown } from '../../bank-known.ts'

export const issueDecision = act({
  id: 'issue-decision',
  title: '提请作出决定',
  step: 'decide',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: true,
  effect: '提交后先送承办机构负责人，再送机关负责人；同意并签名后用印、编号，决定成立。',
  basis: [cite('行政处罚法', 57), cite('行政处罚法', 59)],
  form: {
    extensionBasis: form.optional(
      form.text({
        label: '超过 90 日的法律、法规、规章依据',
        max: 300,
        argued: true,
        hint: '立案之日起 90 日内作出的不填',
        basis: cite('行政处罚法', 60),
      }),
    ),
  },
  papers: ['decision_approval', 'penalty_decision', 'no_penalty_decision'],
  recording: [],
  weighsEvidence: true,
  requires: [
    notEnded,
    filed,
    undecided,
    nothingPending,
    concluded,
    drafted,
    agreedStill,
    ...heard,
    reviewPassed,
    deliberated,
    twoInvestigators,
    withinLimitation,
    lawInForce,
    fallenWithdrawn,
    bankKnown,
  ],
  comparesPapers: true,
  applies: (file) => file.conclusion !== null && file.decision === null,
  known: knownForDecision,
  asks: draftedText,
  checks: (file, { extensionBasis }, at) => checkExtension(file, extensionBasis, at),
  events: (file, { extensionBasis }, { today }) =>
    file.draft
      ? [
          {
            type: 'DecisionIssued',
            draft: file.draft.draft,
            digest: file.draft.digest,
            decidedOn: today,
            extensionBasis,
            oneByOne: true,
          },
        ]
      : [],
})
