import { describe, expect, test } from 'vitest'
import { circumstances, prepaidCard } from '../../../../test/circumstances.ts'
import { draft } from '../../../../test/sample-facts.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { agreedStill, digestOfDraft } from './agreed-on.ts'

const at = circumstances('2026-11-23T01:00:00.000Z', prepaidCard)
const later = (changed: Partial<Circumstances>) => ({ ...at, ...changed })
const withRules = (rules: Partial<Circumstances['rules']>) =>
  later({ rules: { ...at.rules, ...rules } })

const unfiled = { filing: null }
const fileWith = (words: typeof draft) =>
  ({
    ...unfiled,
    draft: { draft: words, ...digestOfDraft(words, unfiled, at) },
  }) as unknown as CaseFile
const refusal = (file: CaseFile, now: Circumstances) => {
  const answer = agreedStill.check(file, now)
  return answer.met ? '' : answer.reason
}

describe('what a draft was agreed on is what is decided (处罚法第57、58条)', () => {
  const otherBank = withRules({ bank: { ...at.rules.bank, account: '6222 0000' } })

  test.each<{ what: string; now: Circumstances; says: string }>([
    { what: 'the account', now: otherBank, says: '代收罚款的银行、户名、账号改了' },
    { what: 'the court', now: withRules({ court: '另一法院' }), says: '复议机关、管辖法院改了' },
    {
      what: 'the text of the matter',
      now: later({ matter: { ...prepaidCard, penaltyBasis: '另一条' } }),
      says: '事项的条文和罚款幅度改了',
    },
    {
      what: 'a tier',
      now: later({ matter: { ...prepaidCard, tiers: prepaidCard.tiers.slice(1) } }),
      says: '裁量基准改了',
    },
    {
      what: 'the review catalogue',
      now: later({ catalogue: { ...at.catalogue, grounds: at.catalogue.grounds.slice(1) } }),
      says: '法制审核目录改了',
    },
    {
      what: 'a threshold',
      now: withRules({ soleTraderAs: 'organisation' }),
      says: '听证的较大数额标准改了',
    },
  ])('a change of $what sends it back, by name', ({ now, says }) => {
    expect(refusal(fileWith(draft), at)).toBe('')
    expect(refusal(fileWith(draft), now)).toContain(says)
    const digestAt = (then: Circumstances) => digestOfDraft(draft, unfiled, then).digest
    expect(digestAt(now)).not.toBe(digestAt(at))
  })

  test('what was sent for review stays under its catalogue, and under nothing else of before', () => {
    const changed = later({
      catalogue: { ...at.catalogue, grounds: at.catalogue.grounds.slice(1) },
    })
    const file = fileWith(draft)
    const sent = { ...file, review: { digest: file.draft?.digest } } as unknown as CaseFile
    const other = { ...file, review: { digest: 'of a draft before' } } as unknown as CaseFile

    expect(refusal(sent, changed)).toBe('')
    expect(refusal(other, changed)).toContain('法制审核目录改了')
    expect(refusal(sent, otherBank)).toContain('代收罚款的银行')
  })

  test('a catalogue that is kept in the form of before has the digest it had', () => {
    const stored = [{ id: 'MC01', scope: '处罚' }]
    const upgraded = later({ catalogue: { ...at.catalogue, asStored: stored } })
    const before = later({ catalogue: { ...at.catalogue, grounds: stored as never } })

    expect(digestOfDraft(draft, unfiled, upgraded).digest).toBe(
      digestOfDraft(draft, unfiled, before).digest,
    )
  })

  test('a decision without money does not wait for a bank, and the telephone is no part of any', () => {
    const { penalty } = draft
    const warned = { ...draft, penalty: { ...penalty, fineFen: 0, confiscatedFen: 0 } }
    expect(refusal(fileWith(warned), otherBank)).toBe('')
    expect(refusal(fileWith(draft), withRules({ phone: '0434-1' }))).toBe('')
  })

  test('a draft of before is taken as it is', () => {
    const old = { draft: { draft, digest: 'd1' } } as unknown as CaseFile
    expect(refusal(old, otherBank)).toBe('')
  })
})
