import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { plainNumber } from '@zhaofa/domain/identity-codes/number-spelling.ts'
import type { CaseProgress } from '@zhaofa/domain/publicity/progress/case-progress.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { agencyId, withPortal, type Portal } from '../../../../test/portal.ts'
import { caseCodes, saveProgress } from '../../../storage/publication/case-progress.ts'

const number = '四商罚告字〔2026〕3号'
const progress: CaseProgress = {
  agencyName: '四平市商务局',
  caseNumber: '四商立字〔2026〕3号',
  state: '已告知拟作出的处罚，正在处理陈述、申辩',
  steps: [{ title: '立案', on: plainDate('2026-11-02') }],
  limits: [
    {
      title: '陈述申辩期',
      rule: '自告知书送达起 5 工作日内：陈述、申辩',
      start: '2026-11-20 告知书送达，当日不计',
      dueOn: plainDate('2026-11-27'),
      due: '最后一日 2026-11-27',
      holidays: [],
      rolling: null,
      basis: '《行政处罚法》第45条',
      ended: null,
    },
  ],
  remedies: [],
  papers: [],
  closedOn: null,
  updatedOn: plainDate('2026-11-20'),
}

type Codes = { code: string; token: string; caseId: string }

const withCase = (
  changes: Partial<CaseProgress>,
  work: (portal: Portal, codes: Codes) => Promise<void>,
) =>
  withPortal(async (portal) => {
    const caseId = randomUUID()
    const { sealingKey } = portal.world
    await portal.office((tx) =>
      saveProgress(
        tx,
        {
          caseId,
          agencyId,
          numbers: [plainNumber(number)],
          progress: { ...progress, ...changes },
          at: '2026-11-20T01:00:00.000Z',
        },
        sealingKey,
      ),
    )
    await work(portal, { caseId, ...caseCodes(caseId, sealingKey) })
  })

const ask = ({ app }: Portal, typed: { number: string; code: string }) =>
  app.inject({
    method: 'POST',
    url: '/progress',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(typed).toString(),
  })

describe('办理进度', () => {
  test('number and code, however typed, show state, steps and the limit with its sum', () =>
    withCase({}, async (portal, { code }) => {
      const typed = { number: ' 四商罚告字[2026] 3', code: code.toLowerCase().replaceAll('-', ' ') }
      const { statusCode, body, headers } = await ask(portal, typed)
      expect(statusCode).toBe(200)
      expect(body).toContain('已告知拟作出的处罚')
      expect(body).toContain('截至 2026年11月27日，还有 4 天')
      expect(body).toContain('2026-11-20 告知书送达，当日不计')
      expect(headers['cache-control']).toBe('no-store')
      expect(body).not.toContain('<script')
    }))

  test('a wrong number and a wrong code get the same answer, and the eleventh in a minute none', () =>
    withCase({}, async (portal, { code }) => {
      const wrongNumber = await ask(portal, { number: '四商罚告字〔2026〕4号', code })
      const wrongCode = await ask(portal, { number, code: 'AAAA-AAAA-AAAA' })
      expect(wrongNumber.statusCode).toBe(404)
      expect(wrongCode.body).toBe(wrongNumber.body)
      expect(wrongCode.body).toContain('没有查到')
      for (let i = 0; i < 8; i++) await ask(portal, { number, code: `'${i}` })
      expect((await ask(portal, { number, code })).statusCode).toBe(429)
    }))

  test('thirty days after closing it still answers, the day after no more', () =>
    withCase({ closedOn: plainDate('2026-11-02') }, async (portal, { code }) => {
      portal.world.setTime('2026-12-02T04:00:00.000Z')
      expect((await ask(portal, { number, code })).statusCode).toBe(200)
      portal.world.setTime('2026-12-03T04:00:00.000Z')
      expect((await ask(portal, { number, code })).statusCode).toBe(404)
    }))

  test('the page of the QR code names who read the file by role and day, never by name', () =>
    withCase({}, async (portal, { caseId, token }) => {
      await sql`insert into casework.restricted_read
        (id, case_id, agency_id, subject, person_id, person_name, at)
        values (gen_random_uuid(), ${caseId}::uuid, ${agencyId}::uuid, 'evidence x',
          gen_random_uuid(), '陈立新', '2026-11-21T17:00:00Z')`.execute(portal.world.db.owner)
      const { statusCode, body } = await portal.page(`/party/${token}`)
      expect(statusCode).toBe(200)
      expect(body).toContain('2026-11-22')
      expect(body).toContain('查阅证据')
      expect(body).not.toContain('陈立新')
      expect((await portal.page('/party/AAAAAAAAAAAAAAAAAAAAAA')).statusCode).toBe(404)
    }))

  test('the portal reads no list of cases, only one case by its own code', () =>
    withCase({}, async ({ world }) => {
      for (const table of ['publication.case_progress', 'publication.case_read']) {
        await expect(sql.raw(`select * from ${table}`).execute(world.db.portal)).rejects.toThrow(
          'permission denied',
        )
      }
    }))
})
