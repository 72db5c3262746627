import { law, needs } from '../../needs.ts'
import { cite } from '../../../shared/citation.ts'
import { unrefundedFen, untoldRevision, type RevisionSlice } from './slice.ts'

/** The party has the revocation or the change in its hands, and its money back, before the volume is shelved. */
export const revisionsSettled = needs<RevisionSlice>(
  'revisions-settled',
  (file) => untoldRevision(file) === undefined && unrefundedFen(file) <= 0,
  '撤销（变更）决定书还没有送达，或者应退的罚没款还没有退还',
  law(75),
)

/** What was published of a decision that fell is taken down before another one takes its place. */
export const fallenWithdrawn = needs<RevisionSlice>(
  'fallen-decision-withdrawn',
  ({ revisions }) =>
    revisions.every(({ notice }) => notice === null || notice.withdrawnOn !== null),
  '原决定的公示还没有撤回，撤回并说明理由后可办',
  cite('行政处罚法', 48, { paragraph: 2 }),
)

export const somethingToRefund = needs<RevisionSlice>(
  'something-to-refund',
  (file) => unrefundedFen(file) > 0,
  '没有应退的罚没款',
  law(75),
)

/** One proposal at a time: two could each be right alone and wrong together. */
export const noOtherProposed = needs<RevisionSlice>(
  'no-other-revision-proposed',
  ({ revisionProposals }) => revisionProposals.every(({ settledOn }) => settledOn !== null),
  '已经提请撤销、变更，批准或者不再办理以后才能另行提请',
  law(75),
)
