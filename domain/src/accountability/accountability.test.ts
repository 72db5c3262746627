import { describe, expect, test } from 'vitest'
import { tryUnitAct, unitAt, unitPeople, unitPerson } from '../../test/legal-unit.ts'
import type { UnitAt } from '../legal-unit/unit-at.ts'
import { evolveAccountability, nothingReported, type AccountabilityFile } from './events.ts'
import { accountabilityBook } from './rulebook.ts'

const people = [...unitPeople, unitPerson('孙志远', ['agency-head'])]
const as = (name: string, day = '2026-11-30'): UnitAt => {
  const roles = people.find(({ id }) => id === name)?.roles ?? []
  return unitAt(day, {
    actor: { id: name, name, roles },
    personOf: (id) => people.find((each) => each.id === id) ?? null,
  })
}

const ofCase: AccountabilityFile = {
  ...nothingReported,
  about: {
    caseId: 'c1',
    name: '四商立字〔2026〕12号',
    answerable: ['陈立新', '郑一鸣', '孙志远'],
  },
}

const report = {
  source: 'reconsideration',
  basisPaper: '四政复决字〔2026〕41号，2026年11月20日',
  errors: ['facts'],
  facts: '认定持卡张数的证据没有质证。',
  concerned: ['陈立新', '郑一鸣'],
}

type Step = readonly [who: string, act: string, input: Record<string, unknown>]

/** Does the steps one after the other; the reasons are those of the last. */
function after(steps: readonly Step[], from = ofCase) {
  let file = from
  let refused: readonly string[] = []
  for (const [who, act, input] of steps) {
    const tried = tryUnitAct(accountabilityBook, evolveAccountability, file, {
      ...{ act, input, at: as(who) },
    })
    file = tried.file
    refused = tried.refused
  }
  return { file, refused }
}

const reported: Step = ['刘文静', 'report-error', report]
const appointed: Step = ['高明轩', 'appoint-inquirer', { inquirer: ['刘文静'] }]
const heard = (person: string): Step => [
  '刘文静',
  'hear-concerned',
  { person: [person], heardOn: '2026-11-29', statement: null },
]
const fault = (person: string, found: string) => ({
  person: [person],
  fault: found,
  reason: '证据没有质证。',
})
const found = (...faults: object[]): Step => [
  '刘文静',
  'establish-error',
  { established: true, cause: '质证没有做完', faults },
]
const bothFound = found(fault('陈立新', 'slight'), fault('郑一鸣', 'none'))
const measure = (person: string, taken: string) => ({
  person: [person],
  measure: taken,
  reason: '初次，情节轻微。',
})
const decided = (measures: object[], handedOver: string | null = null): Step => [
  '刘文静',
  'decide-measures',
  { measures, improvement: '质证笔录列入送审材料。', handedOver },
]

describe('an inquiry into an error', () => {
  test('goes from the report to the end, each who is concerned heard before', () => {
    const { file, refused } = after([
      reported,
      appointed,
      heard('陈立新'),
      heard('郑一鸣'),
      bothFound,
      decided([measure('陈立新', 'education'), measure('郑一鸣', 'none')]),
      ['刘文静', 'close-accountability', { carriedOut: '已批评教育。' }],
    ])
    expect(refused).toEqual([])
    expect(file).toMatchObject({ closed: true, version: 7, inquirer: '刘文静' })
  })

  test.each<[string, Step[], string]>([
    [
      'somebody who does not answer for the case is not accused of it',
      [['刘文静', 'report-error', { ...report, concerned: ['王晓雯'] }]],
      '王晓雯不在本案的责任链里',
    ],
    [
      'a court or an authority said so in a paper, which is named',
      [['刘文静', 'report-error', { ...report, basisPaper: null }]],
      '写明文书的文号和日期',
    ],
    [
      'whoever had a part in the case does not look into it',
      [reported, ['高明轩', 'appoint-inquirer', { inquirer: ['孙志远'] }]],
      '参加过本案的办理，不能核查',
    ],
    [
      'nobody else does what the inquirer does',
      [reported, appointed, ['王晓雯', 'hear-concerned', heard('陈立新')[2]]],
      '由指定的核查人办理',
    ],
    [
      'nothing is found before everybody was heard',
      [reported, appointed, heard('陈立新'), bothFound],
      '还没有听取郑一鸣的陈述和申辩',
    ],
    [
      'nobody is left out of the finding',
      [reported, appointed, heard('陈立新'), heard('郑一鸣'), found(fault('陈立新', 'slight'))],
      '郑一鸣还没有写',
    ],
    [
      'nobody is found at fault of a decision without an error',
      [
        reported,
        appointed,
        heard('陈立新'),
        heard('郑一鸣'),
        [
          '刘文静',
          'establish-error',
          {
            established: false,
            cause: '证据充分',
            faults: [fault('陈立新', 'slight'), fault('郑一鸣', 'none')],
          },
        ],
      ],
      '决定没有错误的，不认定个人有过错',
    ],
    [
      'nobody without a fault is disciplined',
      [
        reported,
        appointed,
        heard('陈立新'),
        heard('郑一鸣'),
        bothFound,
        decided([measure('陈立新', 'education'), measure('郑一鸣', 'training')]),
      ],
      '没有过错的，不予追究',
    ],
    [
      'an offence against duty is handed over (处罚法第83条)',
      [
        reported,
        appointed,
        heard('陈立新'),
        heard('郑一鸣'),
        found(fault('陈立新', 'neglect'), fault('郑一鸣', 'none')),
        decided([measure('陈立新', 'training'), measure('郑一鸣', 'none')]),
      ],
      '认定玩忽职守、滥用职权或者徇私枉法的，移送监察机关，写明文号和日期',
    ],
  ])('%s', (_, steps, reason) => {
    expect(after(steps).refused).toEqual([reason])
  })

  test('whoever it is about has no say in it', () => {
    const { file } = after([['刘文静', 'report-error', { ...report, concerned: ['孙志远'] }]])
    const tried = tryUnitAct(accountabilityBook, evolveAccountability, file, {
      ...{ act: 'appoint-inquirer', input: { inquirer: ['刘文静'] }, at: as('孙志远') },
    })
    expect(tried.refused).toEqual([
      '本项追究涉及您，您应当回避；机关负责人都涉及的，报上级机关办理',
    ])
  })
})
