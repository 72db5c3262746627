import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { withPlayedCase } from '../../../test/played-case.ts'
import type { TestWorld } from '../../../test/world.ts'
import { addDays } from '@zhaofa/domain/shared/plain-date.ts'
import { drawnSignedPage } from '../../demo/drawn-signed-page.ts'
import { handOver } from '../../demo/serve-paper.ts'
import { scanSigned, signPapers, waitingPapers } from '../../demo/sign-papers.ts'
import type { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { performAct } from '../cases/perform-act.ts'
import { viewCase } from '../cases/views/case-view.ts'
import { readSignedPage } from '../desk/read-restricted.ts'
import { readScans } from './read-scans.ts'

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

async function attempt(
  { stage, caseId }: Held,
  actId: string,
  input: Record<string, unknown>,
): Promise<string> {
  const [by] = stage.cast.officers
  const { version } = await viewCase(stage.world, by, caseId)
  const answer = await performAct(stage.world, by, {
    ...{ caseId, actId, version, input },
    confirmedBy: 'password',
  })
  if (answer.ok) return 'done'
  return answer.refusal
    .flatMap(({ reason, fields }) => fields?.map(({ message }) => message) ?? [reason])
    .join('；')
}

test('a scan is filed as the signed version of exactly its paper, with its hash, its leaf and its page', () =>
  investigated(async (held) => {
    const { stage, caseId } = held
    const waiting = await waitingPapers(stage, caseId)
    expect(waiting.map(({ title }) => title)).toContain('询问（调查）笔录（第1次）')
    await signPapers(stage, caseId, '孙某', ['evidence_extract'])
    const signing = await signingOn(held)
    const missing = signing.filter(({ state }) => state === 'waiting')
    expect(new Set(missing.map(({ title }) => title))).toEqual(new Set(['证据提取单']))
    const [signed] = signing.filter(({ state }) => state === 'signed')
    expect(signed).toMatchObject({
      words: expect.stringContaining('孙某') as string,
      sheets: [{ page: 1, turned: 0, mediaType: 'image/png' }],
    })
    const [officer] = stage.cast.officers
    const page = { caseId, paper: signed?.paper ?? '', page: 1 }
    const file = await readSignedPage(stage.world, officer, page)
    expect(await stage.world.objects.has(file.sha256)).toBe(true)
    await expect(readSignedPage(stage.world, officer, { ...page, page: 2 })).rejects.toThrow(
      '没有这一页签名版',
    )
    const reads = await held.world.db.owner
      .selectFrom('casework.restricted_read')
      .select('subject')
      .execute()
    expect(reads).toContainEqual({ subject: `signed ${page.paper} 1` })
  }))

test('another case’s paper, a picture without a code and a text file are told apart, and nothing is lost', () =>
  investigated(async (held) => {
    const { stage, caseId } = held
    const [officer] = stage.cast.officers
    const strange = '00000000-0000-4000-8000-0000000000d9'
    const [mine] = await waitingPapers(stage, caseId)
    const uploads = [
      await stage.upload(caseId, '外来.png', drawnSignedPage({ paper: strange, page: 1 })),
      await stage.upload(caseId, '说明.txt', Buffer.from('没有签名')),
    ]
    expect(await readScans(stage.world, officer, { caseId, uploads })).toEqual({
      papers: [],
      notes: [
        { text: '“外来.png”是另一个案件的文书，没有归入本案', lost: true },
        {
          text: '“说明.txt”不是图片或者 PDF，不能作签名文书。请拍成照片（JPEG、PNG）或者扫描成 PDF 再传。',
          lost: true,
        },
      ],
    })
    const input = { scans: uploads, signer: '孙某', relation: null, signedOn: stage.today }
    expect(await attempt(held, 'file-signed', input)).toContain('是另一个案件的文书')
    // Together with a page of a paper of the case, that paper is filed and the others hold it up in nothing.
    const good = await scanSigned(stage, caseId, mine ? [mine] : [])
    const both = { ...input, scans: [...uploads, ...good] }
    expect(await attempt(held, 'file-signed', both)).toBe('done')
    expect((await signingOn(held)).find(({ paper }) => paper === mine?.id)?.state).toBe('signed')
  }))

test('what the screen says of a scan counts for nothing: an upload nobody read files nothing', () =>
  investigated(async (held) => {
    const { stage, caseId } = held
    const [mine] = await waitingPapers(stage, caseId)
    const page = drawnSignedPage({ paper: mine?.id ?? '', page: 1 })
    const upload = await stage.upload(caseId, '页.png', page)
    const input = { scans: [upload], signer: '孙某', relation: null, signedOn: stage.today }
    expect(await attempt(held, 'file-signed', input)).toContain('还没有传完')
  }))

test('a paper is served by its signed receipt, and the ledger holds what was read and what was filed', () =>
  investigated(async (held) => {
    const { stage, caseId, world } = held
    const [officer] = stage.cast.officers
    await stage.approved(caseId, officer, 'order-correction', {
      violation: '没有备案。',
      requirements: '备案。',
      deadline: addDays(stage.today, 7),
    })
    expect(
      await attempt(held, 'serve-paper', {
        paper: 'correction_order',
        method: 'direct',
        scans: null,
        servedOn: stage.today,
        recipient: '孙某',
        relation: '法定代表人',
        officers: stage.cast.officers.map(({ personId }) => personId),
      }),
    ).toContain('还没有制作送达回证')
    await handOver(stage, caseId, { recipient: '孙某', relation: '法定代表人' })
    const view = await viewCase(stage.world, officer, caseId)
    expect(view.timeline.map(({ title }) => title).slice(0, 3)).toEqual([
      '送达责令（限期）改正通知书',
      '签名版归档：送达回证',
      '制作送达回证：责令（限期）改正通知书',
    ])
    const changed = await world.db.owner.transaction().execute(findChangedFacts)
    const ofCase = changed.filter(
      (each) => !('kind' in each) || each.kind === 'evidence' || each.kind === 'case-event',
    )
    expect(ofCase).toEqual([])
    const { leaves } = await world.db.owner
      .selectFrom('ledger.opening')
      .select((each) => each.fn.countAll<string>().as('leaves'))
      .where('kind', '=', 'evidence')
      .where(sql<boolean>`content::jsonb ->> 'table' = 'casework.scan'`)
      .executeTakeFirstOrThrow()
    expect(Number(leaves)).toBe(1)
  }))
