import { randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { LetterSet } from '@zhaofa/contract'
import { expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { sampleAgency, sampleNotice } from '../../../test/notices.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import type { Cast } from '../../demo/stage.ts'
import { handleFaults } from '../problems.ts'
import { letterRoutes } from './letter-routes.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { asPerson } from '../../storage/as-person.ts'
import { publishNotice } from '../../storage/publication/publish-notice.ts'
import { publishAgency } from '../../storage/publication/lists/publish-lists.ts'
import { viewMyWork } from '../../office/desk/my-work.ts'
import { askLetter } from '../../office/letters/ask-letter.ts'
import { handleLetter } from '../../office/letters/handle-letter.ts'
import { readSender, viewLetter, viewLetters } from '../../office/letters/letter-views.ts'
import { viewOverview } from '../../office/overview/view-overview.ts'
import { receiveLetter } from '../../office/letters/receive-letter.ts'

const sender = { name: '钱小满', contact: '13900001234' }
const body = { respondent: '某回收点', content: '露天拆解报废汽车，我是钱小满', files: [] }

async function withDesk(work: (world: TestWorld, cast: Cast) => Promise<void>): Promise<void> {
  await withWorld(async (world) => work(world, await aCast(world)))
}

async function aReport(world: TestWorld, { departmentHead: { agencyId } }: Cast) {
  const id = randomUUID()
  const receipt = await receiveLetter(world, { id, agencyId, kind: 'report', body, sender })
  if (!receipt) throw new Error('not received')
  return { id, agencyId, ...receipt }
}

const clueOf = ({ officers }: Cast, summary: string) => ({
  action: 'transfer' as const,
  after: 0,
  words: '已登记为线索。',
  clue: { respondent: '某回收点', summary, officer: officers[0].personId, firmCode: '' },
})

async function lettersApp(world: TestWorld) {
  const app = Fastify()
  handleFaults(app, world, async () => null)
  await app.register(multipart)
  await app.register(rateLimit, { global: false })
  letterRoutes(app, world)
  return app
}

/** Tables of which a row, read as text by their owner, matches. */
async function rowsWith(world: TestWorld, pattern: string): Promise<string[]> {
  const { rows } = await sql<{ name: string; found: number }>`
    select table_schema || '.' || table_name as name, (xpath('/row/c/text()', query_to_xml(
        format('select count(*) as c from %I.%I t where t::text ~ %L', table_schema, table_name,
               ${pattern}::text), false, true, '')))[1]::text::int as found
      from information_schema.tables
     where table_type = 'BASE TABLE'
       and table_schema in ('casework', 'publication', 'ledger', 'reference', 'identity')`.execute(
    world.db.owner,
  )
  expect(rows.length).toBeGreaterThan(30)
  return rows.filter(({ found }) => found > 0).map(({ name }) => name)
}

test('举报转为线索: nothing of who wrote stands in any table in clear, nor in the file', () =>
  withDesk(async (world, cast) => {
    const { id, agencyId, number, code } = await aReport(world, cast)
    const head = cast.departmentHead
    const named = await handleLetter(world, head, { id, ...clueOf(cast, '据钱 小满反映') })
    expect(named.ok).toBe(false)
    const done = await handleLetter(world, head, { id, ...clueOf(cast, '露天拆解报废汽车') })
    expect(done.ok).toBe(true)
    // Whom the head chose has the clue in their own work; the other officer does not see it.
    const [chosen, other] = cast.officers
    expect((await viewMyWork(world, chosen)).items.map(({ act }) => act)).toEqual(['verify-clue'])
    expect((await viewMyWork(world, other)).items).toEqual([])
    const answer = await askLetter(world, agencyId, { number, code: code.toLowerCase() })
    expect(answer?.state).toBe('已登记为线索，正在核查')
    const hex = Buffer.from('钱小满').toString('hex')
    expect(await rowsWith(world, `钱小满|13900001234|${hex}`)).toEqual([])
    // The search itself sees what is there to be seen.
    expect(await rowsWith(world, '露天拆解报废汽车')).toContain('casework.case_event')
  }))

test('only a head of the department reads letters; the reading of an identity is recorded', () =>
  withDesk(async (world, cast) => {
    const { id, agencyId } = await aReport(world, cast)
    await expect(viewLetters(world, cast.officers[0])).rejects.toThrow('承办机构负责人')
    // Row-level security, whatever the code asks for.
    for (const { personId } of [cast.officers[0], cast.agencyHead, cast.reviewer]) {
      const seen = await asPerson(world.office, { agencyId, personId }, (tx) =>
        tx.selectFrom('casework.letter').select('id').execute(),
      )
      expect(seen).toEqual([])
    }
    const head = cast.departmentHead
    const elsewhere = { agencyId: randomUUID(), personId: head.personId }
    const foreign = await asPerson(world.office, elsewhere, (tx) =>
      tx.selectFrom('casework.letter').select('id').execute(),
    )
    expect(foreign).toEqual([])
    expect((await viewLetter(world, head, id)).reads).toEqual([])
    expect(await readSender(world, head, id)).toEqual(sender)
    expect((await viewLetter(world, head, id)).reads).toHaveLength(1)
    expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
    const { alerts } = await viewMyWork(world, head)
    expect(alerts.some(({ text }) => text.startsWith('来信（举报）'))).toBe(true)
  }))

test('the overview counts letters by the sets that the list opens; the head of the agency reads none of them', () =>
  withDesk(async (world, cast) => {
    const { id, number } = await aReport(world, cast)
    const { agencyId } = cast.departmentHead
    for (const kind of ['complaint', 'consultation', 'objection'] as const) {
      await receiveLetter(world, { id: randomUUID(), agencyId, kind, body, sender })
    }
    await handleLetter(world, cast.departmentHead, { id, ...clueOf(cast, '露天拆解报废汽车') })
    const { letters: counts } = await viewOverview(world, cast.agencyHead)
    // The report is at work; the objection is due in three working days, the complaint in seven, the consultation never.
    expect(counts).toEqual({ waiting: 4, new: 3, 'due-soon': 1, overdue: 0 })
    const later = { ...world, clock: { now: () => new Date('2026-12-10T01:00:00Z') } }
    const { letters: late } = await viewOverview(later, cast.agencyHead)
    expect(late).toEqual({ waiting: 4, new: 3, 'due-soon': 0, overdue: 2 })
    expect((await viewOverview(world, cast.departmentHead)).letters).toEqual(counts)
    expect((await viewOverview(world, cast.reviewer)).letters).toBeNull()
    for (const person of [cast.agencyHead, cast.departmentHead]) {
      for (const set of LetterSet.options) {
        const { letters } = await viewLetters(world, person, set)
        expect([set, letters.length]).toEqual([set, counts?.[set]])
      }
    }
    const seen = await viewLetters(world, cast.agencyHead)
    expect(seen.reads).toBe(false)
    expect(seen.letters.map((letter) => letter.number)).toContain(number)
    expect(JSON.stringify(seen)).not.toContain(body.respondent)
    await expect(viewLetter(world, cast.agencyHead, id)).rejects.toThrow('承办机构负责人')
  }))

test('a letter is never changed; sent twice it is one; wrong number and wrong code find the same nothing', () =>
  withDesk(async (world, cast) => {
    const { id, agencyId, number, code } = await aReport(world, cast)
    const { personId } = cast.departmentHead
    for (const change of [
      sql`update casework.letter set number = 'x'`,
      sql`delete from casework.letter`,
    ]) {
      await expect(
        asPerson(world.office, { agencyId, personId }, (tx) => change.execute(tx)),
      ).rejects.toThrow()
    }
    expect(await receiveLetter(world, { id, agencyId, kind: 'report', body, sender })).toBeNull()
    expect(await askLetter(world, agencyId, { number: '20260101-000000', code })).toBeUndefined()
    expect(await askLetter(world, agencyId, { number, code: 'AAAA-AAAA-AAAA' })).toBeUndefined()
  }))

test('the form keeps what was typed when an attachment of 50 MB is refused, and guessing is limited', () =>
  withDesk(async (world, cast) => {
    const { agencyId, personId } = cast.departmentHead
    await asPerson(world.office, { agencyId, personId }, (tx) =>
      publishAgency(tx, { ...sampleAgency, agency_id: agencyId }),
    )
    const app = await lettersApp(world)
    const post = async (file: { name: string; bytes: Buffer } | null) => {
      const form = new FormData()
      form.append('respondent', '某回收点')
      form.append('content', '<b>露天拆解</b>')
      if (file) form.append('files', new Blob([new Uint8Array(file.bytes)]), file.name)
      const sent = new Response(form)
      return app.inject({
        method: 'POST',
        url: '/letters/report',
        headers: { 'content-type': sent.headers.get('content-type') ?? '' },
        payload: Buffer.from(await sent.arrayBuffer()),
      })
    }
    try {
      const jpeg = Buffer.concat([
        Buffer.from('ffd8ffe000104a464946', 'hex'),
        Buffer.alloc(50 * 1024 ** 2),
      ])
      const large = await post({ name: '照片.jpg', bytes: jpeg })
      expect(large.statusCode).toBe(422)
      expect(large.body).toContain('超过 10 MB')
      expect(large.body).toContain('&lt;b&gt;露天拆解&lt;/b&gt;')
      const zip = await post({ name: 'a.pdf', bytes: Buffer.from('504b0304140000000800', 'hex') })
      expect(zip.body).toContain(
        '“a.pdf”的内容是压缩包，不能作为附件上传，没有保存。请解开以后逐个上传',
      )
      const small = await post({ name: '照片.jpg', bytes: jpeg.subarray(0, 4_000) })
      expect(small.statusCode).toBe(200)
      expect(small.body).toContain('查询码只显示这一次')
      expect((await viewLetters(world, cast.departmentHead)).letters).toHaveLength(1)
      const ask = () =>
        app.inject({
          method: 'POST',
          url: '/letters/query',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: 'number=20261123-000001&code=AAAA',
        })
      const states = []
      for (let i = 0; i < 11; i++) states.push((await ask()).statusCode)
      expect(states).toEqual([...Array<number>(10).fill(404), 429])
    } finally {
      await app.close()
    }
  }))

test('公示异议 names the notice, is answered within three working days and by nothing else', () =>
  withDesk(async (world, cast) => {
    const { agencyId } = cast.departmentHead
    const id = randomUUID()
    const about = { respondent: '四商罚决字〔2026〕17号', content: '罚款数额写错了', files: [] }
    const receipt = await receiveLetter(world, {
      id,
      agencyId,
      kind: 'objection',
      body: about,
      sender: null,
    })
    const letter = await viewLetter(world, cast.departmentHead, id)
    expect(letter).toMatchObject({
      respondent: '四商罚决字〔2026〕17号',
      limit: { chip: '剩 3 个工作日' },
    })
    const refused = await handleLetter(world, cast.departmentHead, {
      id,
      action: 'refuse',
      after: 0,
      words: '不受理。',
      clue: null,
    })
    expect(refused.ok).toBe(false)
    const words = '经核实，已于今日更正。'
    await handleLetter(world, cast.departmentHead, {
      id,
      action: 'answer',
      after: 0,
      words,
      clue: null,
    })
    const answer = await askLetter(world, agencyId, receipt ?? { number: '', code: '' })
    expect(answer).toMatchObject({ state: '已答复', steps: [{ words }] })
  }))

test('the form of an objection comes with the number of what it is about', () =>
  withDesk(async (world, cast) => {
    await asPerson(world.office, cast.agencyHead, (tx) =>
      publishAgency(tx, { ...sampleAgency, agency_id: cast.agencyHead.agencyId }),
    )
    const app = await lettersApp(world)
    const url = `/letters/objection?number=${encodeURIComponent('四商罚决字〔2026〕17号"><script>')}`
    const { body: html } = await app.inject({ url, headers: { accept: 'text/html' } })
    await app.close()
    expect(html).toContain('value="四商罚决字〔2026〕17号&quot;&gt;&lt;script&gt;"')
    expect(html).toContain('3 个工作日内核实并答复')
  }))

test('with two agencies the writer chooses; from the page of a decision its agency stands chosen', () =>
  withDesk(async (world, cast) => {
    const first = cast.departmentHead.agencyId
    const second = randomUUID()
    const at = '2026-11-20T01:00:00.000Z'
    await asPerson(world.office, { agencyId: first, personId: '' }, (tx) =>
      publishAgency(tx, { ...sampleAgency, agency_id: first }),
    )
    await asPerson(world.office, { agencyId: second, personId: '' }, async (tx) => {
      const name = '梨树县商务局'
      await publishAgency(tx, { ...sampleAgency, agency_id: second, name, position: 1 })
      const over = { agencyName: name, number: '梨商罚决字〔2026〕3号' }
      const notice = sampleNotice({ publicId: 'notice-03', over })
      await publishNotice(tx, notice, { agencyId: second, at })
    })
    const app = await lettersApp(world)
    const send = (url: string, fields: Record<string, string>) => {
      const payload = new URLSearchParams(fields).toString()
      const type = 'application/x-www-form-urlencoded'
      return app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload })
    }
    const write = async (agency: string) => {
      const form = new FormData()
      form.append('content', '备案要哪些材料？')
      form.append('agency', agency)
      const sent = new Response(form)
      const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
      const payload = Buffer.from(await sent.arrayBuffer())
      return app.inject({ method: 'POST', url: '/letters/consultation', headers, payload })
    }
    const agenciesOf = async () =>
      (await world.db.owner.selectFrom('casework.letter').select('agency_id').execute()).map(
        ({ agency_id: id }) => id,
      )
    const chosen = /<option value="([^"]+)" selected/
    try {
      const plain = (await app.inject({ url: '/letters/consultation' })).body
      expect(plain).toContain('梨树县商务局')
      expect(chosen.exec(plain)).toBeNull()
      const number = encodeURIComponent('梨商罚决字〔2026〕3号')
      const about = (await app.inject({ url: `/letters/objection?number=${number}` })).body
      expect(chosen.exec(about)?.[1]).toBe(second)

      const foreign = await write(randomUUID())
      expect(foreign.statusCode).toBe(422)
      expect(foreign.body).toContain('请选择交给哪个机关办理')
      expect(await agenciesOf()).toEqual([])
      const receipt = (await write(second)).body
      expect(await agenciesOf()).toEqual([second])
      const nobody = await write('')
      expect(nobody.statusCode).toBe(422)
      expect(nobody.body).toContain('请选择交给哪个机关办理')
      expect(await agenciesOf()).toEqual([second])

      const [receiptNumber = '', code = ''] = [...receipt.matchAll(/<dd><b>([^<]+)<\/b>/g)].map(
        ([, text = '']) => text,
      )
      const answer = await send('/letters/query', { number: receiptNumber, code })
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain('已收到，等待办理')
    } finally {
      await app.close()
    }
  }))

test('on the screen in the hall a letter is written on one’s own phone', () =>
  withDesk(async (world, cast) => {
    await asPerson(world.office, cast.agencyHead, (tx) =>
      publishAgency(tx, { ...sampleAgency, agency_id: cast.agencyHead.agencyId }),
    )
    const app = await lettersApp(world)
    const headers = { accept: 'text/html', cookie: 'mode=kiosk' }
    const { body: html } = await app.inject({ url: '/letters/complaint', headers })
    await app.close()
    expect(html).toContain('请用手机扫码填写')
    expect(html).not.toContain('<textarea')
  }))
