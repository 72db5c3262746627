import { describe, expect, test } from 'vitest'
import { circumstances, prepaidCard } from '../../../../test/circumstances.ts'
import { draft } from '../../../../test/sample-facts.ts'
import type { CaseFile } from '../../case-file.ts'
import { decidedText, noPenaltySentence, type NoPenaltyReason } from '../../penalty.ts'
import { draftDecision } from './draft-decision.ts'

const at = circumstances('2026-11-23T01:00:00.000Z', prepaidCard)

/** What the form offers on what the party said, of a file that holds nothing else. */
const offered = (told: object) => {
  const file = { draft: null, conclusion: null, hearing: null, notice: null, ...told }
  const defence = { statements: [], reviews: [], statementWaivedOn: null }
  return draftDecision.defaults?.({ defence, ...file } as unknown as CaseFile, at)[
    'statementHandling'
  ]
}
const notice = { penalty: draft.penalty }

describe('what is said of a party that said nothing', () => {
  test('whoever was told of no penalty let no term pass (处罚法第44条)', () => {
    expect(offered({})).toBe('拟不予行政处罚，不作行政处罚告知；当事人没有另行陈述、申辩。')
  })

  test('whoever was told did, or waived it in writing', () => {
    expect(offered({ notice })).toBe('当事人在期限内没有提出陈述、申辩。')
    expect(
      offered({
        notice,
        defence: { statements: [], reviews: [], statementWaivedOn: '2026-11-20' },
      }),
    ).toBe('当事人书面放弃陈述、申辩。')
  })
})

describe('不予行政处罚 is never told without its reason and article', () => {
  test.each<[NoPenaltyReason, string]>([
    ['minor-corrected', '违法行为轻微并及时改正，没有造成危害后果，行政处罚法第三十三条第一款'],
    ['first-minor-corrected', '初次违法且危害后果轻微并及时改正，行政处罚法第三十三条第一款'],
    ['no-fault', '当事人有证据足以证明没有主观过错，行政处罚法第三十三条第二款'],
    ['under-fourteen', '当事人不满十四周岁，行政处罚法第三十条'],
    [
      'mental-illness',
      '当事人是精神病人、智力残疾人，在不能辨认或者不能控制自己行为时有违法行为，行政处罚法第三十一条',
    ],
  ])('%s', (noPenaltyReason, words) => {
    expect(decidedText({ ...draft, outcome: 'no-penalty', noPenaltyReason })).toBe(
      `不予行政处罚：${words}`,
    )
  })

  test('the decision names the item of 第五十七条 that speaks of minor violations', () => {
    expect(noPenaltySentence('first-minor-corrected', '你单位')).toBe(
      '鉴于初次违法且危害后果轻微并及时改正，依据《中华人民共和国行政处罚法》第三十三条第一款、第五十七条第一款第二项的规定，本机关决定对你单位不予行政处罚。',
    )
  })

  test('a penalty is told as ever', () => {
    expect(decidedText(draft)).not.toContain('不予')
  })
})
