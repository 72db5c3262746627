import { expect, test } from 'vitest'
import type { ListImport } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { sampleAgency } from '../../../test/notices.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { asPerson } from '../../storage/as-person.ts'
import { publishAgency } from '../../storage/publication/lists/publish-lists.ts'
import { createApp } from '../app.ts'

const password = 'Siping-2026-z'

async function withCollector(
  work: (browser: Browser) => Promise<void>,
  who: 'collector' | 'checker' = 'collector',
): Promise<void> {
  await withWorld(async (world) => {
    const cast = await aCast(world)
    const { agencyId, personId } = cast.agencyHead
    await asPerson(world.office, { agencyId, personId }, (tx) =>
      publishAgency(tx, { ...sampleAgency, agency_id: agencyId }),
    )
    await aPassword(world.db, cast[who], password)
    const app = await createApp(world)
    const browser = aBrowser(app)
    await browser.signIn({ account: who === 'collector' ? 'he' : 'ma', password })
    await work(browser).finally(() => app.close())
  })
}

const send = (browser: Browser, content: Buffer, item = 'pre_frequency_cap') =>
  browser.request({
    method: 'POST',
    url: `/api/lists/${item}/import`,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([
      Buffer.from(
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n',
        'latin1',
      ),
      content,
      Buffer.from('\r\n--x--\r\n'),
    ]),
  })

test('the template is filled in and read back: its explanation is no row, a formula is not run', () =>
  withCollector(async (browser) => {
    const template = await browser.request({
      method: 'GET',
      url: '/api/lists/pre_frequency_cap/table.xlsx',
    })
    expect(template.statusCode).toBe(200)
    const empty = await send(browser, template.rawPayload)
    expect(empty.json<ListImport>()).toMatchObject({ rows: [], missing: [], ignored: [] })

    const csv = '领域,企业类别,年度上限（次）,依据,公布日期\n商贸,加油站,2,"\'=cmd|1",2026/3/5\n'
    const { rows, problems } = (await send(browser, Buffer.from(csv))).json<ListImport>()
    expect(problems).toEqual([])
    expect(rows).toEqual([
      {
        field: '商贸',
        enterpriseClass: '加油站',
        cap: '2',
        basis: '=cmd|1',
        announcedAt: '2026-03-05',
      },
    ])
    const view = await browser.request({ method: 'GET', url: '/api/lists/pre_frequency_cap' })
    expect(view.json()).toMatchObject({ rows: [], draft: null })
  }))

test('every wrong cell is reported with its line; what is no table is refused in Chinese', () =>
  withCollector(async (browser) => {
    const csv = '企业类别,领域,年度上限（次）,依据,公布日期\n加油站,商贸,两次,某通知,\n'
    const answer = await send(browser, Buffer.from(csv))
    expect(answer.json<ListImport>()).toMatchObject({
      lines: [2],
      problems: [
        { row: 0, column: 'cap', message: '应为整数' },
        { row: 0, column: 'announcedAt', message: '请填写公布日期' },
      ],
    })
    for (const [content, words] of [
      [Buffer.from('PK\u0003\u0004 half'), '可能损坏'],
      [Buffer.from('%PDF-1.4\0'), '请用 XLSX 或者 CSV 文件'],
      [Buffer.from('a,b\n1,2\n'), '没有找到表头'],
    ] as const) {
      const refused = await send(browser, content)
      expect(refused.statusCode).toBe(409)
      expect(refused.json<{ title: string }>().title).toContain(words)
    }
    const large = await send(browser, Buffer.alloc(5 * 1024 ** 2 + 10, 65))
    expect(large.statusCode).toBe(413)
  }))

test('records are tried by the rules of records: a person without code passes, a whole name does not', () =>
  withCollector(async (browser) => {
    const heading =
      '检查编号,任务类型,对象,统一社会信用代码,检查事项,日期,检查结果,处理情况,执法人员,执法机关\n'
    const line = (object: string) =>
      `2026-1,日常检查,${object},,明码标价,2026-11-03,未发现问题,无,陈立新,四平市商务局\n`
    const read = async (object: string) =>
      (
        await send(browser, Buffer.from(heading + line(object)), 'post_inspection')
      ).json<ListImport>()
    expect((await read('王某')).problems).toEqual([])
    expect((await read('王小明')).problems.map(({ column }) => column)).toContain('object')
  }))

test('only collectors bring rows in', () =>
  withCollector(async (browser) => {
    expect((await send(browser, Buffer.from('a'))).statusCode).toBe(403)
  }, 'checker'))
