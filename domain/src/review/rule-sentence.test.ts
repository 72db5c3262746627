import { expect, test } from 'vitest'
import { defaultReviewCatalogue } from '../reference/review-catalogue.ts'
import { asGround, type StoredGround } from './former-ground.ts'
import { sentenceOf, sentenceText } from './rule-sentence.ts'

const nameOf = (code: string) => `${code} 的事项`

test.each([
  [
    'MC02',
    '如果执法行为是行政处罚，并且案件有“直接关系当事人或者第三人重大权益”的情形，并且案件有“经过听证程序”的情形，那么作出决定之前应当进行法制审核。',
  ],
  [
    'MC05',
    '如果执法行为是行政处罚，并且（拟罚款达到自然人 5,000 元、个体工商户 5,000 元、法人及非法人组织 100,000 元，或者拟罚款达到本局的听证标准），那么作出决定之前应当进行法制审核。',
  ],
  [
    'MC10',
    '如果执法行为是行政处罚，并且（案件有“减轻处罚（低于法定最低罚款）”的情形，或者（拟作决定是不予行政处罚，并且案件有“案件情况疑难复杂、涉及多个法律关系”的情形）），那么作出决定之前应当进行法制审核。',
  ],
  [
    'MC11',
    '如果执法行为是各类行政执法行为，并且案件有“可能造成重大社会影响或者引发社会风险”的情形，那么作出决定之前应当进行法制审核。',
  ],
])('%s is one sentence', (id, sentence) => {
  const ground = defaultReviewCatalogue.grounds.find((each) => each.id === id)
  if (!ground) throw new Error(`no ground ${id}`)

  expect(sentenceText(ground, nameOf)).toBe(sentence)
})

test('each slot leads to its part of the rule', () => {
  const ground = defaultReviewCatalogue.grounds.find(({ id }) => id === 'MC10')
  if (!ground) throw new Error('no ground MC10')
  const slots = sentenceOf(ground, nameOf).flatMap((part) =>
    'slot' in part ? [[part.slot, part.path, part.text]] : [],
  )

  expect(slots).toEqual([
    ['acts', [], '行政处罚'],
    ['values', [0], '减轻处罚（低于法定最低罚款）'],
    ['joined', [], '，或者'],
    ['values', [1, 0], '不予行政处罚'],
    ['joined', [1], '，并且'],
    ['values', [1, 1], '案件情况疑难复杂、涉及多个法律关系'],
  ])
})

test('a version of before is read in the form of today, sentence by sentence', () => {
  const thresholdFen = {
    'natural-person': 500_000,
    'sole-trader': 500_000,
    organisation: 10_000_000,
  }
  const old = {
    id: 'MC05',
    scope: '处罚',
    text: '拟罚款达到较大数额（达到听证标准）',
    basis: '地方标准，可配置',
    mandatory: false,
    enabled: true,
    rule: {
      kind: 'any',
      of: [{ kind: 'fine', compare: 'reaches', thresholdFen }, { kind: 'fine-reaches-hearing' }],
    },
    source: 'S:示范值（公民5000元、法人10万元）',
    note: '吉林省标准需由市司法局确认后配置',
  } satisfies StoredGround

  expect(asGround(old)).toEqual(defaultReviewCatalogue.grounds.find(({ id }) => id === 'MC05'))
})
