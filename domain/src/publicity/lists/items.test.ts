import { describe, expect, test } from 'vitest'
import {
  disclosureItemTypes,
  getDisclosureItemType,
} from '../../reference/disclosure-item-types.ts'
import { checkRows } from './check-rows.ts'
import { checkRow, columnsOf } from './item-columns.ts'
import { listChain } from './list-chain.ts'
import { isSame, listDifference } from './list-difference.ts'

describe('公示条目 as definitions', () => {
  test('all forty have columns with a Chinese title', () => {
    expect(disclosureItemTypes).toHaveLength(40)
    for (const type of disclosureItemTypes) {
      for (const { title } of columnsOf(type)) expect(title).toMatch(/\p{Script=Han}/u)
    }
  })

  test('人员清单 has the columns the public asks about: 姓名、单位、职务、证件编号、执法类别、执法区域', () => {
    const titles = columnsOf(getDisclosureItemType('pre_officer')).map(({ title }) => title)
    expect(titles).toEqual(
      expect.arrayContaining(['姓名', '单位', '职务', '证件编号', '执法类别', '执法区域']),
    )
  })

  test.each([
    ['pre_officer', ['采集', '法制审核', '局领导同意', '市司法局审核', '发布']],
    ['pre_random_list', ['采集', '法制审核', '市司法局审核', '市市场监管局审核', '发布']],
    ['post_licence', ['采集', '传递', '审核和保密审查', '发布']],
    ['in_identity', []],
  ])('%s goes through %j', (item, titles) => {
    expect(listChain(getDisclosureItemType(item)).map(({ title }) => title)).toEqual(titles)
  })
})

describe('a line is checked column by column', () => {
  const columns = columnsOf(getDisclosureItemType('pre_subject'))
  const row = {
    agencyName: '四平市商务局',
    uscc: '91350100M000100Y43',
    nature: '行政机关',
    legalBasis: '法定职责',
    legalRepresentative: '高某',
    address: '四平市铁西区',
    officeHours: '8:30—17:00',
    phone: '0434-0000000',
    supervisionPhone: '0434-0000001',
    internalEnforcementBodies: '执法大队',
    status: '有效',
  }

  test('a right one has nothing against it; what is optional may be left out', () => {
    expect(checkRow(columns, row)).toEqual([])
  })

  test.each([
    [{ uscc: '91350100M000100Y44' }, 'uscc', /末位应为/],
    [{ nature: '企业' }, 'nature', /^应为行政机关、授权组织、受委托组织之一$/],
    [{ phone: '见网站' }, 'phone', /^电话号码只写数字和连接号，分机/],
    [{ phone: '0434-3266133、见网站' }, 'phone', /^电话号码只写数字和连接号/],
    [{ phone: '1' }, 'phone', /^电话号码只写数字和连接号/],
    [{ agencyName: ' ' }, 'agencyName', /^请填写单位名称$/],
    [{ stranger: '1' }, 'stranger', /^没有这一栏$/],
    [{ address: '长'.repeat(301) }, 'address', /^最多 300 字，现在 301 字$/],
    [
      { internalEnforcementBodies: '联系人 220302199003073215' },
      'internalEnforcementBodies',
      /公民身份号码/,
    ],
  ])('%j', (change, column, message) => {
    const problems = checkRow(columns, { ...row, ...change } as Record<string, string>)
    expect(problems).toEqual([{ column, message: expect.stringMatching(message) }])
  })
})

test.each([
  '0434-3266133',
  '0434—3266133',
  '0434－3266133',
  '（0434）3266133',
  '+86 434 3266133',
  '0434-3266133转8012',
  '0434-3266133 分机 8012',
  '0434-3266133-8012',
  '0434-3266133/3266134',
  '0434-3266133；3266134',
  '0434-3266133 或 13904340002',
  '12345',
])('a telephone is written in practice as %s', (phone) => {
  const columns = columnsOf(getDisclosureItemType('pre_subject'))
  const column = columns.filter(({ kind }) => kind === 'phone').slice(0, 1)
  const [{ name = '' } = {}] = column
  expect(checkRow(column, { [name]: phone })).toEqual([])
})

describe('a list is checked line by line', () => {
  test('a line that names the same thing as an earlier one is pointed at', () => {
    const columns = columnsOf(getDisclosureItemType('pre_hearing_threshold'))
    const row = { citizenAmount: '5000 元', orgAmount: '50000 元', basis: '行政处罚法第六十三条' }
    const other = { ...row, basis: '行政处罚法第六十四条' }
    expect(checkRows('pre_hearing_threshold', columns, [row, other, { ...row }])).toEqual([
      { row: 2, column: 'citizenAmount', message: '和第 1 行重复' },
    ])
  })

  test('each column says its format, and many what has to stand in them (内容标准、格式)', () => {
    const [, uscc] = columnsOf(getDisclosureItemType('pre_subject'))
    expect(uscc?.format).toBe('18 位，末位是校验码')
    const basis = columnsOf(getDisclosureItemType('pre_random_list')).find(
      ({ name }) => name === 'basis',
    )
    expect(basis?.standard).toBe('写全法律、法规、规章的名称和条、款、项，不写“有关规定”')
  })
})

describe('what changed between two versions', () => {
  const chen = { certNo: '1', name: '陈立新', post: '科员' }
  const wang = { certNo: '2', name: '王晓雯', post: '科员' }

  test('lines are known by what names them, not by their place', () => {
    const promoted = { ...chen, post: '队长' }
    expect(listDifference('pre_officer', [chen, wang], [promoted])).toEqual({
      added: [],
      removed: [wang],
      changed: [{ before: chen, after: promoted, columns: ['post'] }],
    })
    expect(isSame(listDifference('pre_officer', [chen, wang], [wang, chen]))).toBe(true)
  })

  test('a running number alone is no change', () => {
    const [a, b] = [
      { seq: '1', matter: '询问', link: '问答' },
      { seq: '2', matter: '询问', link: '问答' },
    ]
    expect(isSame(listDifference('pre_av_list', [a], [b]))).toBe(true)
  })
})

test('every column has a name of one word: it is a key of the open data and part of ids on screens', () => {
  const names = disclosureItemTypes.flatMap(({ columns }) => columns.map(({ name }) => name))
  expect(names.filter((name) => !/^[A-Za-z][A-Za-z0-9]*$/.test(name))).toEqual([])
})
