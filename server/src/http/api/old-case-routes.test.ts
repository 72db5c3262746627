import { expect, test, vi } from 'vitest'
import type { CaseImportList, ImportedCaseList, OldCasesTrial, TrialReport } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { gbk } from '../../../test/gbk.ts'
import { aBrowser, aPassword, type Browser } from '../../../test/signed-in.ts'
import { withWorld } from '../../../test/world.ts'
import { createApp } from '../app.ts'

vi.setConfig({ testTimeout: 120_000 })

const password = 'Siping-2026-z'

async function withTwo(work: (archivist: Browser, head: Browser) => Promise<void>): Promise<void> {
  await withWorld(async (world) => {
    const cast = await aCast(world)
    await aPassword(world.db, cast.archivist, password)
    await aPassword(world.db, cast.departmentHead, password)
    const app = await createApp(world)
    const [archivist, head] = [aBrowser(app), aBrowser(app, 'another')]
    await archivist.signIn({ account: 'tang', password })
    await head.signIn({ account: 'zhao', password })
    await work(archivist, head).finally(() => app.close())
  })
}

const table = [
  '决定书文号,程序,当事人,当事人类型,案由,立案日期,决定日期,结果,处罚种类,罚款,档号,保管期限',
  '四商罚决字〔2018〕1号,一般程序,某商行,个体户,未备案,2018-01-04,2018-03-12,处罚,罚款,500,A1,10年',
].join('\r\n')

const upload = (browser: Browser, content: Buffer) =>
  browser.request({
    method: 'POST',
    url: '/api/old-cases/files',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([
      Buffer.from(
        '--x\r\nContent-Disposition: form-data; name="file"; filename="old.csv"\r\n\r\n',
        'latin1',
      ),
      content,
      Buffer.from('\r\n--x--\r\n'),
    ]),
  })

const get = <T>(browser: Browser, url: string) =>
  browser.request({ method: 'GET', url }).then((answer) => answer.json<T>())
const post = (browser: Browser, url: string, payload: object) =>
  browser.request({ method: 'POST', url, payload })

test('a file goes from the trial to the list of cases, in two hands', () =>
  withTwo(async (archivist, head) => {
    const read = await upload(archivist, gbk(table))
    expect(read.statusCode).toBe(201)
    const { fileId, ...trial } = read.json<OldCasesTrial>()
    expect(trial).toMatchObject({ lines: 1, wrong: 0, warned: 1, unchecked: 1 })
    const files = `/api/old-cases/files/${fileId}`
    const report = await get<TrialReport>(archivist, `${files}/report?level=unchecked`)
    expect(report.lines).toMatchObject([{ line: 2, party: '某商行' }])
    const sheet = await archivist.request({ method: 'GET', url: `${files}/report.xlsx` })
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const { importId } = (await post(archivist, `${files}/proposal`, { reason: '移交' })).json<{
      importId: string
    }>()
    const imports = `/api/old-cases/imports/${importId}`

    const unsigned = await post(head, `${imports}/approval`, { version: 1 })
    expect([unsigned.statusCode, unsigned.body]).toEqual([422, expect.stringContaining('证明')])
    const signed = { version: 1, confirmation: password }
    expect((await post(archivist, `${imports}/approval`, signed)).statusCode).toBe(409)
    const approved = await post(head, `${imports}/approval`, signed)
    expect(approved.json()).toEqual({ rows: 1 })
    expect((await post(head, `${imports}/approval`, signed)).statusCode).toBe(412)

    const { rows } = await get<ImportedCaseList>(head, '/api/old-cases?q=A1')
    expect(rows).toMatchObject([{ importId, line: 2, number: '四商罚决字〔2018〕1号' }])
    expect(await get(head, `/api/old-cases/${importId}/2`)).toMatchObject({ party: '某商行' })
    const missing = await head.request({ method: 'GET', url: `/api/old-cases/${importId}/3` })
    expect(missing.statusCode).toBe(404)
    const gone = { version: 2, reason: '重复', confirmation: password }
    expect((await post(head, `${imports}/void`, gone)).statusCode).toBe(204)
    const list = await get<CaseImportList>(head, '/api/old-cases/imports')
    expect(list.imports).toMatchObject([{ state: 'void', blocked: { void: expect.any(String) } }])
    expect(list.proposing).toContain('提请')
    expect((await get<ImportedCaseList>(head, '/api/old-cases')).rows).toEqual([])
  }))

test('a file that is none is refused with what to do, and nothing of it is kept', () =>
  withTwo(async (archivist) => {
    const refused = await upload(archivist, Buffer.from('%PDF-1.7\0'))
    expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining('XLSX')])
    const cursor = await archivist.request({ method: 'GET', url: '/api/old-cases?after=x' })
    expect(cursor.statusCode).toBe(400)
  }))
