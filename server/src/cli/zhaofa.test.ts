import { describe, expect, test } from 'vitest'
import { zhaofa } from './zhaofa.ts'

async function call(line: string, files: Record<string, string> = {}) {
  const out: string[] = []
  const err: string[] = []
  const code = await zhaofa(line === '' ? [] : line.split(' '), {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    read: (path) => Promise.resolve(files[path] ?? ''),
    bytes: (path) => Promise.resolve(Buffer.from(files[path] ?? '')),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const json = (text: string): unknown => JSON.parse(text)

describe('zhaofa', () => {
  test('lists its commands', async () => {
    const { code, out } = await call('--help')

    expect(code).toBe(0)
    for (const name of ['due', 'review-grounds', 'surcharge', 'check-code']) {
      expect(out).toContain(name)
    }
  })

  test('without a command says how it is used and fails', async () => {
    expect((await call('')).code).toBe(64)
  })

  test('an unknown command is refused with what was probably meant', async () => {
    expect(await call('dues')).toMatchObject({
      code: 64,
      err: expect.stringContaining('是不是 due？'),
    })
  })

  test('every command it lists has --help, which names --json', async () => {
    const listed = (await call('--help')).out.matchAll(/^ {2}([a-z-]{2,20}) /gm)
    const names = [...listed].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(13)
    for (const name of names) {
      const { code, out } = await call(`${name} --help`)

      expect(code).toBe(0)
      expect(out).toContain(`zhaofa ${name}`)
      expect(out, name).toContain('--json')
      // Known to the command itself, not only to its help.
      const wrong = await call(`${name} --json --no-such-option`)
      expect(wrong.code, name).toBe(64)
      expect(json(wrong.err)).toEqual({
        error: `没有选项 --no-such-option。用法见 zhaofa ${name} --help`,
        exitCode: 64,
      })
    }
  })

  test('with --json an error is JSON as well', async () => {
    expect(json((await call('dues --json')).err)).toEqual({
      error: expect.stringContaining('没有命令 dues，是不是 due？') as string,
      exitCode: 64,
    })
    const line = 'due --unit day --count 0 --from 2026-01-01 --json'
    expect(json((await call(line)).err)).toMatchObject({ exitCode: 64 })
  })

  test.each([
    'due --unit week --count 1 --from 2026-01-01',
    'due --unit day --count 0 --from 2026-01-01',
    'due --unit day --count 1.5 --from 2026-01-01',
    'due --unit day --count 1 --from 2026-02-30',
    'due --unit day --count 1',
    'due --unit day --count 1 --from 2026-01-01 --weekly',
    'due --unit day --count 1 --from 2026-01-01 --before --roll',
    'due --unit day --count 1 --from 2026-01-01 extra',
    'surcharge --fine 0 --due 2026-03-16 --paid 2026-03-26',
    'surcharge --fine 19.99 --due 2026-03-16 --paid 2026-03-26',
    'surcharge --fine 100 --due 2026-03-16 --paid 2026-03-26 --remedy 2026-03-20',
    'surcharge --fine 100 --due 2026-03-16 --paid 2026-03-26 --remedy 2026-03-20..2026-03-19',
    'check-code passport 123',
    'check-code uscc',
    'review-grounds',
  ])('%s is a wrong call (64) that says what is wrong', async (line) => {
    const { code, err } = await call(line)

    expect(code).toBe(64)
    expect(err).toMatch(/[一-龥].*--help/)
  })
})

describe('zhaofa due', () => {
  test.each([
    ['--unit working-day --count 5 --from 2026-09-23', '2026-10-08'],
    ['--unit working-day --count 5 --from 2025-04-25', '2025-05-06'],
    ['--unit day --count 90 --from 2026-02-01', '2026-05-02'],
    ['--unit day --count 15 --from 2026-09-17 --roll', '2026-10-08'],
    ['--unit month --count 6 --from 2026-03-31', '2026-09-30'],
    ['--unit year --count 2 --from 2024-02-29', '2026-02-28'],
    ['--unit working-day --count 7 --from 2026-11-27 --before', '2026-11-17'],
    ['--unit day --count 30 --from 2026-12-31 --before', '2026-12-01'],
    ['--unit month --count 1 --from 2026-03-31 --before', '2026-02-28'],
    ['--unit day --count 90 --from 2026-11-02', '2027-01-31'],
  ])('%s is %s', async (options, on) => {
    expect(await call(`due ${options}`)).toEqual({ code: 0, out: on, err: '' })
  })

  test('a date in a year without holiday notice: 2, the year and the earliest possible day', async () => {
    const line = 'due --unit working-day --count 7 --from 2026-12-25'

    expect(await call(line)).toEqual({
      code: 2,
      out: '',
      err: '2027 年放假安排没有导入，不能推算；最早可能是 2027-01-03',
    })
    const { code, out } = await call(`${line} --json`)
    expect(code).toBe(2)
    expect(json(out)).toEqual({ known: false, missingYear: 2027, notBefore: '2027-01-03' })
  })

  test('a rolled date in such a year is unknown too', async () => {
    expect(await call('due --unit month --count 6 --from 2026-08-31 --roll')).toMatchObject({
      code: 2,
      err: expect.stringContaining('最早可能是 2027-02-28'),
    })
  })

  test('--explain shows every day and why it counts or not', async () => {
    const { out } = await call('due --unit working-day --count 2 --from 2026-05-06 --explain')

    expect(out.split('\n')).toEqual([
      '2026-05-07 周四  第 1 日  工作日',
      '2026-05-08 周五  第 2 日  工作日',
      '最后一日 2026-05-08',
    ])
  })

  test('--explain --json carries the days', async () => {
    const { out } = await call(
      'due --unit working-day --count 1 --from 2026-10-09 --explain --json',
    )

    expect(json(out)).toMatchObject({
      known: true,
      on: '2026-10-10',
      days: [{ day: '2026-10-10', count: 1, note: '调休上班' }],
    })
  })
})

describe('zhaofa surcharge', () => {
  test('three percent a day, in fen', async () => {
    const { out } = await call('surcharge --fine 1000000 --due 2026-03-16 --paid 2026-03-26 --json')

    expect(json(out)).toMatchObject({ surchargeFen: 300_000, days: 10, capped: false })
  })

  test('without the days of several remedies, never above the fine', async () => {
    const { out } = await call(
      'surcharge --fine 1000000 --due 2026-03-16 --paid 2026-12-31 --remedy 2026-03-20..2026-05-18 --remedy 2026-06-01.. --json',
    )

    // 17–19 March and 19–31 May
    expect(json(out)).toMatchObject({ surchargeFen: 480_000, days: 16, totalFen: 1_480_000 })
  })

  test('says when the cap was reached', async () => {
    const { out } = await call('surcharge --fine 1000000 --due 2026-03-16 --paid 2026-12-31')

    expect(out).toContain('2026-04-19 起达到罚款数额')
  })
})

describe('zhaofa check-code', () => {
  test.each([
    ['uscc 91230500MA1B3N1N2M', 0],
    ['uscc 91230500MA1B3N1N2N', 1],
    ['id 11010519491231002X', 0],
    ['id 11010519491231002x', 0],
    ['id 110105194912310021', 1],
    ['org MA1B3N1N2', 0],
    ['org MA1B3N1N3', 1],
  ])('%s exits with %i', async (line, code) => {
    expect((await call(`check-code ${line}`)).code).toBe(code)
  })

  test('says what is wrong', async () => {
    expect((await call('check-code uscc 91230500MA1B3N1N2I')).out).toBe(
      '末位应为“M”，现在是“I”。代码里不用字母 I。',
    )
  })
})

describe('zhaofa review-grounds', () => {
  const heavy = '{"partyKind":"organisation","kinds":["fine"],"fineFen":10000000}'

  test('names every ground with its article', async () => {
    const { code, out } = await call('review-grounds --facts f.json --json', { 'f.json': heavy })

    expect(code).toBe(0)
    expect(json(out)).toMatchObject({
      legalReview: { required: true, grounds: [{ id: 'MC05' }] },
      hearing: { right: true, grounds: [{ basis: '行政处罚法第六十三条第一款第一项' }] },
      deliberation: { required: true, grounds: [{ basis: '行政处罚法第五十七条第二款' }] },
    })
  })

  test('asks for nothing in a small case', async () => {
    const { out } = await call('review-grounds --facts f.json', {
      'f.json': '{"partyKind":"organisation","fineFen":1800000,"kinds":["fine"]}',
    })

    expect(out.split('\n')).toEqual([
      '按随程序的示范目录（17 条）；本局的目录用 --own',
      '不属于必须法制审核的情形',
      '当事人没有要求听证的权利',
      '不要求集体讨论',
    ])
  })

  test.each(['', '[]', '{"partyKind":"company"}', '{"partyKind":"organisation","fineFen":-1}'])(
    'a facts file %j is refused (65) with the fields',
    async (text) => {
      const { code, err } = await call('review-grounds --facts f.json', { 'f.json': text })

      expect(code).toBe(65)
      expect(err).toMatch(/事实文件/)
    },
  )

  test('the schema describes every fact in Chinese', async () => {
    const { out } = await call('review-grounds --schema')
    const { properties } = json(out) as { properties: Record<string, { description?: string }> }

    expect(Object.keys(properties)).toContain('publicInterest')
    for (const { description } of Object.values(properties)) expect(description).toMatch(/[一-龥]/)
  })
})

describe('zhaofa redact', () => {
  const text =
    '证人王芳说：张 三（电话１３９０４３４０００２）在英雄大路88号。四商罚决字〔2026〕1号\n'

  test('takes known and detected secrets out and leaves the rest', async () => {
    const { code, out } = await call('redact --secrets s.txt', {
      '-': text,
      's.txt': '\uFEFF张三\r\n\r\n',
    })
    expect(code).toBe(0)
    expect(out).toBe(
      '证人王某说：张某（电话［依法不予公开］）在英雄大路88号。四商罚决字〔2026〕1号',
    )
  })

  test('--json tells each place with its reason and ground, and what a person has to judge', async () => {
    const { out } = await call('redact --json', { '-': text })
    expect(json(out)).toMatchObject({
      redactions: [{ kind: 'name' }, { kind: 'name' }, { kind: 'phone', start: 12, end: 23 }],
      findings: [{ title: '住址', confidence: 'possible' }],
    })
    expect(out).toContain('行政处罚法第五十条')
  })
})
