import { describe, expect, test } from 'vitest'
import { readCredential } from './read-credential.ts'
import type { WrittenLine } from './written-line.ts'

const high = 40
const code = '91230500MA1B3N1N2M'
const idNumber = '11010519491231002X'

type Placed = readonly [left: number, row: number, text: string, sure?: number]

/** Lines as the machine says them, letters of equal width; rows are 1.5 heights apart. */
const lines = (...placed: readonly Placed[]): WrittenLine[] =>
  placed.map(([left, row, text, sure = 0.99]) => {
    const { length } = [...text]
    const width = length * high * 0.8
    return {
      text,
      sure: Array.from({ length }, () => sure),
      at: Array.from({ length }, (_, index) => (index + 0.5) / length),
      ...{ x: left + width / 2, y: row * high * 1.5, width, height: high },
    }
  })

/** 横版: two columns; labels are one piece, several pieces, or one with their value. */
const lying = (name: Placed[], representative: Placed): WrittenLine[] =>
  lines(
    [700, 0, '营业执照'],
    [100, 1, '统一社会信用代码'],
    [100, 2, code],
    ...name,
    [100, 5, '类'],
    [220, 5, '型'],
    [300, 5, '有限责任公司（自然人独资）'],
    representative,
    [100, 7, '经营范围'],
    [300, 7, '名称登记代理；住所托管；汽车销售'],
    [1_200, 4, '注册资本'],
    [1_400, 4, '壹佰万元整'],
    [1_200, 5, '成立日期'],
    [1_400, 5, '2019年03月07日'],
    [1_200, 6, '住'],
    [1_330, 6, '所'],
    [1_400, 6, '四平市铁西区一马路'],
    [1_400, 7, '128号3层'],
    [1_200, 9, '登记机关'],
  )

const valuesOf = (read: ReturnType<typeof readCredential>) =>
  read.ok ? Object.fromEntries(read.value.fields.map(({ name, value }) => [name, value])) : read

describe('a 营业执照 fills the party', () => {
  test('横版: name, code, representative and an address of two rows; the scope of business is left out', () => {
    const read = readCredential(
      lying(
        [
          [100, 4, '名'],
          [220, 4, '称'],
          [300, 4, '四平市恒路汽车销售(集团)有限公司'],
        ],
        [100, 6, '法定代表人孙德昌'],
      ),
    )
    expect(read).toMatchObject({
      ok: true,
      value: { credential: 'business-licence', kind: 'organisation', missing: [] },
    })
    expect(valuesOf(read)).toEqual({
      name: '四平市恒路汽车销售（集团）有限公司',
      uscc: code,
      legalRepresentative: '孙德昌',
      address: '四平市铁西区一马路128号3层',
    })
  })

  test('a name of two rows', () => {
    const read = readCredential(
      lying(
        [
          [100, 3, '名称'],
          [300, 3, '四平市恒路新能源汽车销售服务有限'],
          [300, 4, '公司'],
        ],
        [100, 6, '法定代表人：孙德昌'],
      ),
    )
    expect(valuesOf(read)).toMatchObject({ name: '四平市恒路新能源汽车销售服务有限公司' })
  })

  test('竖版: one column, the code in the line of its label', () => {
    const read = readCredential(
      lines(
        [400, 0, '营业执照'],
        [500, 1, '（副本）'],
        [300, 2, `统一社会信用代码${code}`],
        [100, 4, '名称'],
        [300, 4, '梨树县远恒再生资源回收厂'],
        [100, 5, '类型'],
        [300, 5, '个人独资企业'],
        [100, 6, '住所'],
        [300, 6, '吉林省四平市梨树县梨树镇'],
        [300, 7, '康平街705号'],
        [100, 8, '投资人'],
        [300, 8, '周福'],
        [100, 9, '成立日期'],
        [300, 9, '2007年01月09日'],
      ),
    )
    expect(valuesOf(read)).toEqual({
      name: '梨树县远恒再生资源回收厂',
      uscc: code,
      legalRepresentative: '周福',
      address: '吉林省四平市梨树县梨树镇康平街705号',
    })
  })

  test('个体工商户: the code says the kind of party, 经营者 is the representative', () => {
    const trader = '92220300MA0200017L'
    const read = readCredential(
      lines(
        [400, 0, '营业执照'],
        [300, 2, trader],
        [100, 4, '名称'],
        [300, 4, '梨树县佳润五金商店'],
        [100, 5, '经营者'],
        [300, 5, '蒋福'],
        [100, 6, '经营场所'],
        [300, 6, '双辽市平东大街855号'],
      ),
    )
    expect(read).toMatchObject({ ok: true, value: { kind: 'sole-trader', missing: [] } })
    expect(valuesOf(read)).toEqual({
      name: '梨树县佳润五金商店',
      uscc: trader,
      operator: '蒋福',
      address: '双辽市平东大街855号',
    })
  })

  test('a row whose label could not be read ends the value above it', () => {
    const read = readCredential(
      lines(
        [400, 0, '营业执照'],
        [300, 2, code],
        [100, 4, '名称'],
        [300, 4, '四平市恒路汽车销售有限公司'],
        [100, 5, '兴型'],
        [300, 5, '有限责任公司'],
      ),
    )
    expect(valuesOf(read)).toEqual({ name: '四平市恒路汽车销售有限公司', uscc: code })
    expect(read).toMatchObject({ value: { missing: ['legalRepresentative', 'address'] } })
  })

  test('a letter at the seam of label and value, read once whole and once by half', () => {
    const half = lines([100, 4, '名称季'])[0]
    const whole = lines([160, 4, '梨树县睿安公司'])[0]
    if (!half || !whole) throw new Error('no lines')
    const doubted = { ...half, sure: [0.99, 0.99, 0.69] }
    const read = readCredential([...lines([400, 0, '营业执照'], [300, 2, code]), doubted, whole])
    expect(valuesOf(read)).toEqual({ name: '梨树县睿安公司', uscc: code })
  })

  test('the number one that looks like a dash is put right, and marked', () => {
    const road = lines(
      [400, 0, '营业执照'],
      [300, 2, code],
      [100, 4, '住所'],
      [300, 4, '铁西区—马路1号'],
    )
    const read = readCredential(road)
    expect(read).toMatchObject({
      value: { fields: [{ name: 'uscc' }, { value: '铁西区一马路1号', unsure: [3] }] },
    })
  })

  test('a label of five characters is known although one was misread', () => {
    const read = readCredential(
      lines([400, 0, '营业执照'], [300, 2, code], [100, 4, '法定代表入'], [330, 4, '孙德昌']),
    )
    expect(valuesOf(read)).toEqual({ uscc: code, legalRepresentative: '孙德昌' })
  })
})

describe('统一社会信用代码 (GB 32100)', () => {
  const withCode = (read: string) =>
    readCredential(
      lines([400, 0, '营业执照'], [100, 2, read], [100, 4, '住所'], [300, 4, '一马路1号']),
    )
  const codeOf = (read: ReturnType<typeof readCredential>) =>
    read.ok ? read.value.fields.find(({ name }) => name === 'uscc') : undefined

  test.each([
    [code, code, '校验位相符'],
    ['9123O500MAIB3N1N2M', code, '第 5 位“O”改为“0”，第 11 位“I”改为“1”，校验位相符；请对照原件'],
    ['统一社会信用代码9123050oMA1B3N1N2M', code, '第 8 位“O”改为“0”，校验位相符；请对照原件'],
  ])('%s is %s', (read, shown, note) => {
    expect(codeOf(withCode(read))).toMatchObject({ value: shown, note, wrong: false })
  })

  test('letters are not replaced where the check character does not fit after it', () => {
    expect(codeOf(withCode('9123O500MA1B3N1N3M'))).toMatchObject({
      value: '9123O500MA1B3N1N3M',
      note: '第 5 位是“O”。代码里不用字母 O。是不是“0”？',
      wrong: true,
    })
  })

  test('seventeen characters are no code: the officer types it', () => {
    expect(codeOf(withCode('9123050MA1B3N1N2M'))).toBeUndefined()
  })
})

test('a 居民身份证 fills a natural person', () => {
  const read = readCredential(
    lines(
      [100, 0, '姓名'],
      [250, 0, '周某'],
      [100, 1, '性别男'],
      [300, 1, '民族汉'],
      [100, 2, '出生'],
      [250, 2, '1949年12月31日'],
      [100, 3, '住址'],
      [250, 3, '吉林省四平市铁西区'],
      [250, 4, '示例街778号'],
      [100, 6, '公民身份号码'],
      [400, 6, '11O10519491231002x'],
    ),
  )
  expect(read).toMatchObject({
    ok: true,
    value: { credential: 'id-card', kind: 'natural-person' },
  })
  expect(valuesOf(read)).toEqual({
    name: '周某',
    idNumber,
    address: '吉林省四平市铁西区示例街778号',
  })
})

describe('what the machine is not sure of', () => {
  const licence = (...more: Placed[]) => lines([400, 0, '营业执照'], [300, 2, code], ...more)
  const nameOf = (read: ReturnType<typeof readCredential>) =>
    read.ok ? read.value.fields.find(({ name }) => name === 'name') : undefined

  test('characters are marked by their place', () => {
    const [title, uscc, label, name] = licence([100, 4, '名称'], [300, 4, '四平市恒路'])
    if (!title || !uscc || !label || !name) throw new Error('no lines')
    const doubtful = { ...name, sure: [0.99, 0.99, 0.99, 0.4, 0.99] }
    expect(nameOf(readCredential([title, uscc, label, doubtful]))?.unsure).toEqual([3])
  })

  test('the letter before an empty place in which another would fit', () => {
    const [title, uscc, label, name] = licence([100, 4, '名称'], [300, 4, '蒋'])
    if (!title || !uscc || !label || !name) throw new Error('no lines')
    const halfRead = { ...name, at: [0.2], width: 2 * high, x: 300 + high }
    expect(nameOf(readCredential([title, uscc, label, halfRead]))?.unsure).toEqual([0])
  })
})

describe('nothing is read', () => {
  test.each([
    ['a white sheet', lines(), 'blank'],
    ['spaces', lines([0, 0, '  ']), 'blank'],
    ['a sign over a shop', lines([0, 0, '恒路汽车'], [0, 2, '欢迎光临']), 'other'],
    [
      'a letter with a name and an address in it',
      lines([0, 0, '名称'], [120, 0, '恒路公司'], [0, 1, '地址'], [120, 1, '一马路1号']),
      'other',
    ],
    ['a licence out of focus', lines([400, 0, '营业执照'], [100, 4, '名称', 0.5]), 'unclear'],
    ['writing nobody can make out', lines([0, 0, '丰田口', 0.55], [0, 2, '一二', 0.6]), 'unclear'],
  ])('%s', (_, read, why) => {
    expect(readCredential(read)).toEqual({ ok: false, refusal: why })
  })
})
