import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { sql } from 'kysely'
import { withPlayedCase } from '../../../test/played-case.ts'
import type { TestWorld } from '../../../test/world.ts'
import { demoInformant, type Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { findChangedFacts } from '../../storage/ledger/compare-facts.ts'
import { inAgency } from '../desk/in-agency.ts'
import { knownInformants } from './informant.ts'
import { performAct } from './perform-act.ts'
import { readInformant, sealInformantAnew } from './read-informant.ts'
import { registerClue } from './register-clue.ts'
import { viewActForm } from './views/act-form.ts'
import { viewApproval } from './views/approval-view.ts'
import { viewCase } from './views/case-view.ts'

type Played = { readonly world: TestWorld; readonly stage: Stage; readonly caseId: string }

/** A case that began with a report under a real name, as far as its filing. */
async function reported(work: (played: Played) => Promise<void>): Promise<void> {
  const story = stories.find(({ named, ending }) => named === true && !ending)
  if (!story) throw new Error('no story with an informant')
  await withPlayedCase({ ...story, until: 'filed' }, work)
}

const right = { name: '上官晓月', contact: '0434-0000019' }
const why = {
  tellAgain: true,
  amendmentReason: '接待时听错，姓和电话都记错了。',
  proof: '接待登记簿第 12 页',
}

async function sealed({ stage, caseId }: Played, actor: Actor): Promise<string> {
  const done = await sealInformantAnew(stage.world, actor, { caseId, informant: right })
  if (!done.ok) throw new Error(done.refusal.reason)
  return done.value.id
}

const rowsSeenBy = ({ stage }: Played, actor: Actor) =>
  inAgency(stage.world, actor, async (tx) => [
    ...(await tx.selectFrom('casework.informant').select('sealed').execute()),
    ...(await tx.selectFrom('casework.informant_version').select('sealed').execute()),
  ])

/** The fields in which this is refused. */
async function refused(
  { stage, caseId }: Played,
  act: string,
  input: Record<string, unknown>,
): Promise<(string | undefined)[]> {
  const [officer] = stage.cast.officers
  const { version, values } = await viewActForm(stage.world, officer, { caseId, actId: act })
  const asked = { caseId, actId: act, version, input: { ...values, ...input } }
  const done = await performAct(stage.world, officer, asked)
  return done.ok
    ? []
    : done.refusal.flatMap(({ fields }) => fields?.map(({ field }) => field) ?? [undefined])
}

const readings = ({ world, caseId }: Played) =>
  world.db.owner
    .selectFrom('casework.restricted_read')
    .select(['person_name', 'subject'])
    .where('case_id', '=', caseId)
    .where('subject', '=', 'informant')
    .execute()

test('who reported is sealed anew and put right; what was registered before stays, and every reading is recorded', () =>
  reported(async (all) => {
    const { world, stage, caseId } = all
    const { officers, departmentHead } = stage.cast
    const [took, colleague] = officers
    const id = await sealed(all, took)
    await stage.act(caseId, took, 'amend-informant', { named: true, informant: id, ...why })
    // Until it is agreed to, what was registered holds; the head is told that it changes, and not who it is.
    expect(await readInformant(stage.world, took, caseId)).toMatchObject({
      informant: demoInformant,
    })
    const asked = await viewApproval(stage.world, departmentHead, caseId)
    expect(asked.asked).toContain(
      '举报人的姓名和联系方式：“原来登记的（加密，不显示）”更正为“重新登记的（加密，不显示）”',
    )
    expect(JSON.stringify(asked)).not.toMatch(/上官晓月|端木晴|0000019|0000009/)
    await stage.act(caseId, took, 'withdraw-proposal')
    await stage.approved(caseId, took, 'amend-informant', { named: true, informant: id, ...why })

    expect(await readInformant(stage.world, colleague, caseId)).toMatchObject({
      named: true,
      informant: right,
      earlier: [{ ...demoInformant, by: took.name, reason: null }],
    })
    expect(await readings(all)).toEqual([
      { person_name: took.name, subject: 'informant' },
      { person_name: colleague.name, subject: 'informant' },
    ])
    // The party is told who read its file, but not that somebody read who reported it.
    const told = await sql<{ subject: string }>`
      select subject from publication.case_read where case_id = ${caseId}`.execute(world.db.owner)
    expect(told.rows.map(({ subject }) => subject)).not.toContain('informant')
    // Whoever was told in another's place is told again, and the notice names nobody.
    expect(await refused(all, 'tell-informant', { content: '上官晓月：本机关已立案。' })).toEqual([
      'content',
    ])
    await stage.act(caseId, took, 'tell-informant')
    // Both are taken out of what is published.
    const hunted = await inAgency(stage.world, departmentHead, (tx) =>
      knownInformants(tx, stage.world, caseId),
    )
    expect([...hunted.values()]).toEqual([demoInformant, right])
    const view = await viewCase(stage.world, departmentHead, caseId)
    expect(view.informant).toEqual({ named: true, mayRead: false })
    expect(view.documents.find(({ type }) => type === 'record_amendment')).toMatchObject({
      title: '举报人信息更正审批表',
      volume: 'secondary',
    })
    // Nothing in the clear, and each row has its leaf.
    const { rows } = await sql<{ words: string }>`
      select body::text as words from casework.case_event where case_id = ${caseId}
      union all select encode(sealed, 'escape') from casework.informant_version
      union all select paper::text from casework.document where case_id = ${caseId}`.execute(
      world.db.owner,
    )
    expect(rows.map(({ words }) => words).join()).not.toMatch(/上官晓月|端木晴|0000019|0000009/)
    expect(await world.db.owner.transaction().execute(findChangedFacts)).toEqual([])
  }))

test('whoever neither took the report nor handles it reads nothing, in the program and in the database', () =>
  reported(async (all) => {
    const { stage, caseId } = all
    const { officers, departmentHead, agencyHead } = stage.cast
    await sealed(all, officers[0])
    for (const actor of [departmentHead, agencyHead]) {
      await expect(readInformant(stage.world, actor, caseId)).rejects.toThrow('举报人信息只有')
      expect(await rowsSeenBy(all, actor)).toEqual([])
    }
    const outsider = { ...officers[0], personId: randomUUID() }
    await expect(readInformant(stage.world, outsider, caseId)).rejects.toThrow()
    const informant = right
    await expect(
      sealInformantAnew(stage.world, departmentHead, { caseId, informant }),
    ).rejects.toThrow('举报人信息只有')
    expect(await rowsSeenBy(all, outsider)).toEqual([])
    expect(await rowsSeenBy(all, officers[1])).toHaveLength(2)
    for (const statement of [
      sql`update casework.informant_version set sealed = ''`,
      sql`delete from casework.informant_version`,
    ]) {
      await expect(
        inAgency(stage.world, officers[0], (tx) => statement.execute(tx)),
      ).rejects.toThrow(/permission denied/)
    }
    expect(await readings(all)).toEqual([])
  }))

test('a real name needs name and contact, and no text of the case may hold them', () =>
  reported(async (all) => {
    const { stage, caseId } = all
    const [officer] = stage.cast.officers
    const empty = await sealInformantAnew(stage.world, officer, {
      caseId,
      informant: { name: '上官晓月', contact: ' ' },
    })
    expect(empty.ok ? [] : empty.refusal.fields).toMatchObject([{ field: 'contact' }])
    const id = await sealed(all, officer)
    const change = { named: true, informant: id, ...why }
    expect(
      await refused(all, 'amend-informant', { ...change, amendmentReason: '应为上官 晓月。' }),
    ).toEqual(['amendmentReason'])
    expect(
      await refused(all, 'amend-informant', { ...change, proof: '来电 0434-0000009' }),
    ).toEqual(['proof'])
    for (const strange of [randomUUID(), caseId]) {
      expect(await refused(all, 'amend-informant', { ...change, informant: strange })).toEqual([
        'informant',
      ])
    }

    const clue = {
      source: 'report',
      receivedAt: stage.now,
      respondent: '四平市示例商贸有限公司',
      summary: '上官晓月反映该店没有明码标价。',
      preliminaryOpinion: '建议核查。',
      named: true,
    }
    const registered = (input: object, informant: typeof right | null) =>
      registerClue(stage.world, officer, { input, informant })
    const nobody = await registered({ ...clue, summary: '没有明码标价。' }, null)
    expect(nobody.ok ? [] : nobody.refusal[0]?.fields?.map(({ field }) => field)).toEqual([
      'informant.name',
      'informant.contact',
    ])
    const told = await registered(clue, right)
    expect(told.ok ? [] : told.refusal[0]?.fields).toMatchObject([{ field: 'summary' }])
  }))
