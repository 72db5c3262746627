import * as form from '../../../kernel/form.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { systemRule } from '../../../shared/basis.ts'
import { act, type Requirement } from '../../case-kernel.ts'

const somethingWaits: Requirement = {
  id: 'something-waits',
  check: ({ pending, returned }) =>
    pending !== null
      ? met
      : unmet(
          returned === null
            ? '没有等待审批的提交；已经批准的不能撤回，确有错误的，依法更正或者撤销'
            : '这项提交已经退回或者撤回，修改后可以再提交',
          [systemRule('order')],
        ),
}

const byItsAuthor: Requirement = {
  id: 'withdrawn-by-its-author',
  ofActor: true,
  check: ({ pending }, { actor }) =>
    pending === null || pending.proposedBy === actor.id
      ? met
      : unmet(`由${pending.proposedByName}提交，只能由提交的人撤回`, [systemRule('duties')]),
}

/** A signature is an answer: what somebody has signed is sent back by the next one, and not taken away from under it. */
const nobodyAnswered: Requirement = {
  id: 'nobody-answered',
  check: ({ pending }) => {
    const [first] = pending?.stamps ?? []
    return first === undefined
      ? met
      : unmet(`${first.name}已经签署意见，不能撤回；需要修改的，请审批人退回修改`, [
          systemRule('order'),
        ])
  },
}

/** 撤回提交 of any act that waits for an approval, by the person who submitted it. */
export const withdrawProposal = act({
  id: 'withdraw-proposal',
  title: '撤回提交',
  step: 'withdraw',
  by: ['officer', 'department-head', 'legal-reviewer', 'archivist'],
  approvals: [],
  presses: false,
  effect: '审批人不再收到这件事；填写的内容都在，修改后可以再提交。',
  basis: [],
  form: { reason: form.optional(form.paragraph({ label: '撤回的理由', max: 300 })) },
  papers: [],
  recording: [],
  requires: [somethingWaits, byItsAuthor, nobodyAnswered],
  applies: ({ pending }, { actor }) => pending?.proposedBy === actor.id,
  events: ({ pending }, { reason }) =>
    pending === null ? [] : [{ type: 'ProposalWithdrawn', act: pending.act, reason }],
})
