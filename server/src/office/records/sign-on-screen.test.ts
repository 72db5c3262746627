import { readFileSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import type { SigningView } from '@zhaofa/contract'
import { tamper } from '../../../test/ledger.ts'
import { withPlayedCase } from '../../../test/played-case.ts'
import type { TestWorld } from '../../../test/world.ts'
import { drawnName } from '../../demo/drawn-name.ts'
import { playScreenSigning } from '../../demo/play-screen-signing.ts'
import type { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { ForbiddenError } from '../../faults.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { digestOf } from '../reference/digest.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { loadCircumstances } from '../cases/circumstances.ts'
import { reviewCase } from '../cases/file-review.ts'
import { getCase, performAct } from '../cases/perform-act.ts'
import { viewActForm } from '../cases/views/act-form.ts'
import { viewCase } from '../cases/views/case-view.ts'
import { inAgency } from '../desk/in-agency.ts'
import { readStrokes, viewPages } from '../desk/read-restricted.ts'
import { receiveSignature, viewDrawn } from './receive-signature.ts'
import { scrubShare } from './scrub-share.ts'

afterAll(closeReaders)

type Held = { readonly world: TestWorld; readonly stage: Stage; readonly caseId: string }

/** Inspected, inquired, evidence taken: its papers wait to be signed. */
const investigated = (work: (held: Held) => Promise<void>) => {
  const story = stories.find(({ until, matter }) => until === 'served' && matter === 'CF-034-04')
  if (!story) throw new Error('no story')
  return withPlayedCase({ ...story, until: 'evidence' }, work)
}

const signingOn = async ({ stage, caseId }: Held) =>
  (await viewCase(stage.world, stage.cast.officers[0], caseId)).signing

async function waiting(held: Held, title: string): Promise<SigningView> {
  const found = (await signingOn(held)).find(
    (each) => each.screen !== null && each.title.startsWith(title),
  )
  if (!found) throw new Error(`no ${title} waits`)
  return found
}

/** Sends strokes as an attacker would: any paper, any digest. */
async function sent(
  { stage, caseId }: Held,
  { paper, digest, told = 'name' }: { paper: string; digest: string; told?: string },
  by = stage.cast.officers[0],
) {
  const strokes = JSON.stringify(drawnName('孙某', digest, stage.now, told))
  return receiveSignature(stage.world, by, { caseId, paper, strokes })
}

test('a receipt signed on the screen proves its service, with its leaves and its 签名页', () =>
  investigated(async (held) => {
    const { stage, caseId, world } = held
    const [officer] = stage.cast.officers
    await stage.approved(caseId, officer, 'order-correction', {
      violation: '没有备案。',
      requirements: '备案。',
      deadline: addDays(stage.today, 7),
    })
    await stage.act(caseId, officer, 'make-receipt')
    await playScreenSigning(stage, caseId, '送达回证')
    await stage.act(caseId, officer, 'serve-paper')
    const view = await viewCase(stage.world, officer, caseId)
    expect(view.timeline.map(({ title }) => title).slice(0, 3)).toEqual([
      '送达责令（限期）改正通知书',
      '现场签名：送达回证',
      '制作送达回证：责令（限期）改正通知书',
    ])
    const receipt = view.signing.find(({ title }) => title === '送达回证')
    expect(receipt).toMatchObject({ state: 'signed', screen: null, sheets: [] })
    expect(receipt?.words).toContain(`${stage.today} 签名`)
    expect(receipt?.onScreen?.strokes.map(({ no }) => no)).toEqual([1, 2, 3])
    const page = view.documents.find(({ id }) => id === receipt?.onScreen?.page)
    expect(page).toMatchObject({ type: 'signature_page', title: '《送达回证》电子签名页' })
    const { rows } = await sql<{ leaves: string }>`
      select count(*) as leaves from ledger.opening
      where content::jsonb ->> 'table' = 'casework.drawn_signature'`.execute(world.db.owner)
    expect(Number(rows[0]?.leaves)).toBe(3)
    expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
    // Read as data by whoever examines handwriting, and the reading is recorded.
    const file = await readStrokes(stage.world, officer, {
      caseId,
      paper: receipt?.paper ?? '',
      no: 1,
    })
    expect(JSON.parse(readFileSync(world.objects.path(file.sha256), 'utf8'))).toMatchObject({
      version: 1,
      pointer: 'touch',
    })
    const reads = await world.db.owner
      .selectFrom('casework.restricted_read')
      .select('subject')
      .execute()
    expect(reads).toContainEqual({ subject: `strokes ${receipt?.paper ?? ''} 1` })
  }))

test('the sealed paper is read page by page, with the digest that is signed', () =>
  investigated(async (held) => {
    const { stage, world } = held
    const { paper, screen } = await waiting(held, '询问（调查）笔录')
    const shown = await viewPages(world, stage.cast.officers[0], paper)
    expect(shown.sha256).toBe(screen?.digest)
    expect(shown.pages.length).toBeGreaterThan(0)
    expect(shown.pages[0]).toContain('<svg')
    expect(screen?.writes).toContain('以上笔录我看过')
  }))

test('strokes count for their paper alone: another case, another paper, other bytes and a replay are refused', () =>
  investigated(async (held) => {
    const { stage, caseId, world } = held
    const [officer] = stage.cast.officers
    const slip = await waiting(held, '证据提取单')
    const record = await waiting(held, '询问（调查）笔录')
    const digest = slip.screen?.digest ?? ''
    const drawn = await sent(held, { paper: slip.paper, digest })
    // Sent again because the answer was lost, it is the same signature.
    expect(await sent(held, { paper: slip.paper, digest })).toEqual(drawn)
    expect(await viewDrawn(stage.world, officer, { caseId, id: drawn.id })).toEqual(drawn)

    await expect(sent(held, { paper: slip.paper, digest: 'f'.repeat(64) })).rejects.toThrow(
      '不是这一份文书',
    )
    await expect(sent(held, { paper: record.paper, digest })).rejects.toThrow('不是这一份文书')
    const strange = '00000000-0000-4000-8000-0000000000d9'
    await expect(sent(held, { paper: strange, digest })).rejects.toThrow('现在不等现场签名')
    // The strokes of the slip, with the digest of the record written over that of the slip.
    const other = record.screen?.digest ?? ''
    const forged = JSON.stringify({ ...drawnName('孙某', digest, stage.now, 'name'), paper: other })
    await expect(
      receiveSignature(stage.world, officer, { caseId, paper: record.paper, strokes: forged }),
    ).rejects.toThrow('这些笔迹以前用过')
    await expect(
      receiveSignature(stage.world, officer, { caseId, paper: slip.paper, strokes: '{}' }),
    ).rejects.toThrow('签名的数据不完整')

    const { version } = await viewCase(stage.world, officer, caseId)
    const signers = (record.screen?.expected ?? []).map((each) => ({
      ...each,
      words: null,
      drawn: drawn.id,
    }))
    const answer = await performAct(stage.world, officer, {
      ...{ caseId, actId: 'sign-on-screen', version, confirmedBy: 'password' },
      input: { paper: record.paper, read: true, signers },
    })
    expect(JSON.stringify(answer)).toContain('这是在另一份文书上签的')

    // Whoever reaches the database as the application may not put them to another case or other bytes either.
    const row = {
      id: strange,
      document: slip.paper,
      digest: 'f'.repeat(64),
      agency: officer.agencyId,
    }
    await expect(
      inAgency(stage.world, officer, (tx) =>
        sql`insert into casework.drawn_signature values (${row.id}, ${caseId}, ${row.agency},
          ${row.document}, ${row.digest}, ${'a'.repeat(64)}, 1, 'm', '{}', ${officer.personId}, now())`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow('foreign key')
    expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
  }))

test('one drawing below a list counts for its papers, and the database holds it to them', () =>
  investigated(async (held) => {
    const { stage, caseId, world } = held
    const [officer] = stage.cast.officers
    const form = await viewActForm(stage.world, officer, { caseId, actId: 'sign-together' })
    const offered = form.narrowed['papers']?.offered.map(({ value }) => value) ?? []
    expect(offered.length).toBeGreaterThan(1)
    const papers = (await signingOn(held))
      .filter(({ paper }) => offered.includes(paper))
      .toSorted((a, b) => offered.indexOf(a.paper) - offered.indexOf(b.paper))
      .map(({ paper, title, screen }) => ({
        paper,
        title,
        ...screen,
        digest: screen?.digest ?? '',
      }))
    const list = papers.map(({ paper, digest }) => ({ paper, digest }))
    const digest = digestOf(list.map((each) => each.digest))
    const drawn = (told: string, more: object = {}) =>
      receiveSignature(stage.world, officer, {
        ...{ caseId, paper: list[0]?.paper ?? '', list },
        strokes: JSON.stringify(drawnName('孙某', digest, stage.now, told)),
        ...more,
      })
    const first = await drawn('person')
    expect(first.list).toBe(digest)
    expect(await drawn('person')).toEqual(first)
    expect(await viewDrawn(stage.world, officer, { caseId, id: first.id })).toEqual(first)
    // The same hand below a shorter list, below its first paper alone, or below other bytes.
    const shorter = list.slice(0, -1)
    await expect(drawn('person', { list: shorter })).rejects.toThrow('不是这一张清单')
    await expect(drawn('person', { list: undefined })).rejects.toThrow('不是这一份文书')
    const forged = list.map((each, i) => (i === 1 ? { ...each, digest: 'f'.repeat(64) } : each))
    await expect(
      drawn('person', {
        list: forged,
        strokes: JSON.stringify(
          drawnName('孙某', digestOf(forged.map((each) => each.digest)), stage.now, 'forged'),
        ),
      }),
    ).rejects.toThrow('不是这一份文书')
    const moved = JSON.stringify({
      ...drawnName('孙某', digest, stage.now, 'person'),
      paper: list[0]?.digest,
    })
    await expect(drawn('person', { strokes: moved, list: undefined })).rejects.toThrow(
      '这些笔迹以前用过',
    )

    const record = papers.find(({ writes }) => writes != null)
    const words = record
      ? (await sent(held, { paper: record.paper, digest: record.digest, told: 'words' })).id
      : null
    const names = (form.values['signers'] ?? []) as { name: string; relation: string | null }[]
    const signers = []
    for (const [i, each] of names.entries()) {
      const { id } = i === 0 ? first : await drawn(each.name)
      signers.push({ ...each, words: i === 0 ? words : null, drawn: id })
    }
    const input = { papers: list.map(({ paper }) => paper), signers }
    await stage.act(caseId, officer, 'sign-together', input)
    const after = await signingOn(held)
    const pages = list.map(({ paper }) => after.find((each) => each.paper === paper))
    expect(pages.map((each) => each?.state)).toEqual(list.map(() => 'signed'))
    // One 电子签名页 for all of them, and the strokes of each signer with each paper.
    expect(new Set(pages.map((each) => each?.onScreen?.page)).size).toBe(1)
    expect(pages[0]?.onScreen?.page).not.toBeNull()
    const file = await readStrokes(stage.world, officer, {
      ...{ caseId, paper: list.at(-1)?.paper ?? '', no: 1 },
    })
    expect(JSON.parse(readFileSync(world.objects.path(file.sha256), 'utf8'))).toMatchObject({
      paper: digest,
    })
    expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])

    // Whoever reaches the database as the application may not put other papers on a list.
    const insert = (named: readonly { paper: string; digest: string }[], movement: string) =>
      inAgency(stage.world, officer, (tx) =>
        sql`insert into casework.drawn_signature values (gen_random_uuid(), ${caseId}, ${officer.agencyId},
          ${list[0]?.paper ?? ''}, ${list[0]?.digest ?? ''}, ${'a'.repeat(64)}, 1, ${movement}, '{}',
          ${officer.personId}, now(), null, ${JSON.stringify({ digest, papers: named })})`.execute(
          tx,
        ),
      )
    await expect(insert(forged, 'm1')).rejects.toThrow('as they were sealed')
    await expect(
      insert(
        [list[0], list[0]].flatMap((each) => each ?? []),
        'm2',
      ),
    ).rejects.toThrow('every paper once')
    await expect(insert(list.toReversed(), 'm3')).rejects.toThrow('every paper once')
    await expect(insert(list.slice(0, 1), 'm4')).rejects.toThrow('check')
  }))

test('whoever has no part in the case cannot sign in it', () =>
  investigated(async (held) => {
    const { stage } = held
    const slip = await waiting(held, '证据提取单')
    const given = { paper: slip.paper, digest: slip.screen?.digest ?? '' }
    const other = { ...stage.cast.officers[0], personId: '00000000-0000-4000-8000-0000000000f1' }
    await expect(sent(held, given, other)).rejects.toThrow('没有这个案件')
    const supervisor = {
      ...stage.cast.officers[0],
      agencyId: '00000000-0000-4000-8000-0000000000f2',
    }
    await expect(sent(held, given, supervisor)).rejects.toThrow(/没有这个案件|不能办理/)
    expect(ForbiddenError.name).toBe('ForbiddenError')
  }))

test('changed strokes and a changed digest are found', () =>
  investigated(async (held) => {
    const { stage, caseId, world } = held
    const [officer] = stage.cast.officers
    await playScreenSigning(stage, caseId, '询问（调查）笔录')
    const examine = () =>
      inAgency(stage.world, officer, async (tx) => {
        const stored = await getCase(tx, caseId)
        const at = await loadCircumstances(tx, stage.world, { actor: officer, file: stored.file })
        return JSON.stringify(await reviewCase(tx, stage.world, stored, at))
      })
    expect(await examine()).not.toContain('签名笔迹')

    const { file } = await inAgency(stage.world, officer, (tx) => getCase(tx, caseId))
    const { sha256 } = file.signings[0]?.onScreen?.signers[0]?.drawn.file ?? { sha256: '' }
    const path = world.objects.path(sha256)
    const whole = readFileSync(path)
    writeFileSync(
      path,
      whole.map((byte, i) => (i === 90 ? byte ^ 1 : byte)),
    )
    const { findings } = await scrubShare(world, parseInt(sha256.slice(0, 2), 16))
    expect(findings).toMatchObject([
      {
        fault: 'object-changed',
        belongsTo: expect.stringContaining('casework.drawn_signature') as string,
      },
    ])
    expect(await examine()).toContain('询问（调查）笔录（第1次）签名笔迹')
    writeFileSync(path, whole)

    await tamper(
      world.db,
      `update casework.drawn_signature set ink = '{"box":[0,0,1,1],"path":""}'
      where sha256 = '${sha256}'`,
    )
    expect(await world.db.owner.transaction().execute(findChangedFacts)).toMatchObject([
      {
        fault: 'source-changed',
        kind: 'evidence',
        publicId: file.signings[0]?.onScreen?.signers[0]?.drawn.id,
      },
    ])
  }))

test('the public sees nothing of it', () =>
  investigated(async (held) => {
    const { stage, caseId, world } = held
    await playScreenSigning(stage, caseId, '询问（调查）笔录')
    await expect(
      sql`select ink from casework.drawn_signature`.execute(world.portal),
    ).rejects.toThrow('permission denied')
    const { ink, sha256 } = await world.db.owner
      .selectFrom('casework.drawn_signature')
      .select(['ink', 'sha256'])
      .limit(1)
      .executeTakeFirstOrThrow()
    const { rows: tables } = await sql<{ name: string }>`
      select format('publication.%I', tablename) as name from pg_tables where schemaname = 'publication'`.execute(
      world.db.owner,
    )
    expect(tables.length).toBeGreaterThan(10)
    for (const { name } of tables) {
      const { rows } = await sql<{ found: boolean }>`
        select exists (select from ${sql.raw(name)} t
          where position(${ink.path} in t::text) > 0 or position(${sha256} in t::text) > 0) as found`.execute(
        world.db.owner,
      )
      expect({ name, found: rows[0]?.found }).toEqual({ name, found: false })
    }
  }))
