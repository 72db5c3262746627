import { expect, test } from 'vitest'
import { mainFile } from '../../test/sample-papers.ts'
import { asksSignature } from './asks-signature.ts'
import { procedures, sharedActs } from './procedures.ts'

test('what the head decides, the reviewer answers for, the second officer signs, or goes out under the seal of the agency unapproved is signed', () => {
  const file = mainFile()
  const acts = [...procedures.flatMap((each) => each.acts(file)), ...sharedActs(file)]
  const signed = acts.filter(asksSignature).map(({ id }) => id)
  expect([...new Set(signed)].sort()).toEqual([
    'commission-appraisal',
    'countersign',
    'decide-on-the-spot',
    'decide-recusal',
    'issue-opinion',
    'recuse-reviewer',
    'seize-urgently',
    'take-samples',
  ])
})
