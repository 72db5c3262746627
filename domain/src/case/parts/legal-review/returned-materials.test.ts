import { expect, test } from 'vitest'
import { draftedCase, moment, tryingPeople } from '../../../../test/review-walk.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { happen } from '../../happen.ts'
import { standingOfAct } from '../../procedures.ts'
import { addEvidence } from '../evidence/acts.ts'

const at = moment(0, tryingPeople.chen)
const drafted = draftedCase()
const digest = drafted.draft?.digest ?? ''

const after = (file: CaseFile, event: CaseEvent): CaseFile =>
  happen(file, [event], {
    ...{ at: at.now, approvals: [] },
    by: { id: tryingPeople.chen, name: '陈立新' },
  }).file
const sent: CaseEvent = { type: 'ReviewSubmitted', digest, grounds: [], statement: '请审核。' }
const returned: CaseEvent = {
  ...{ type: 'ReviewReturned', missing: '收件授权书', supplyBy: plainDate('2026-11-20') },
  materials: ['receipt'],
}

const refusal = (file: CaseFile): string | null => {
  const standing = standingOfAct(addEvidence, file, at)
  if (standing.can) return null
  return standing.unmet.map(({ reason }) => reason).find((each) => each.includes('终结')) ?? null
}

test('what legal review asks for is put into the file after the investigation, until it is sent again', () => {
  const closed = '调查已经终结；法制审核退回补材料的，补齐以前可办'
  const submitted = after(drafted, sent)
  const back = after(submitted, returned)
  expect([drafted, submitted, back, after(back, sent)].map(refusal)).toEqual([
    closed,
    closed,
    null,
    closed,
  ])
})
