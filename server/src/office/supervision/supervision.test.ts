import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { anAgency, aPerson } from '../../../test/identity-rows.ts'
import { withPlayedCase } from '../../../test/played-case.ts'
import { sequence } from '../../../test/ledger.ts'
import type { TestWorld } from '../../../test/world.ts'
import { verified } from '../../../test/verified.ts'
import { stories } from '../../demo/stories.ts'
import { ForbiddenError, NotFoundError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { append } from '../../storage/stream.ts'
import { accountabilityStream } from '../../storage/streams/accountability-stream.ts'
import { authorOf } from '../desk/author-of.ts'
import { listInquiries } from '../legal-unit/view-accountability.ts'
import { endSupervision, registerSupervision } from './supervision.ts'
import { inAgency } from '../desk/in-agency.ts'
import { readDocument, revealParty } from '../desk/read-restricted.ts'
import { saveDraft } from '../cases/save-draft.ts'
import { performAct } from '../cases/perform-act.ts'
import { listCases } from '../cases/views/case-list.ts'
import { viewCase } from '../cases/views/case-view.ts'
import { viewMyWork } from '../desk/my-work.ts'

type Supervised = {
  world: TestWorld
  caseId: string
  /** 钱峰 of 四平市司法局. */
  supervisor: Actor
  /** The security administrator of the supervised agency. */
  security: Actor
  /** The head of the supervised agency, who keeps 责任追究 with the legal unit. */
  keeper: Actor
  justiceUscc: string
}

/** A case under review in 商务局, and a supervisor in 司法局 who supervises nobody yet. */
async function withSupervisor(work: (all: Supervised) => Promise<void>): Promise<void> {
  const story = stories.find(({ until }) => until === 'under-review')
  if (!story) throw new Error('no story under review')
  await withPlayedCase(story, async ({ world, cast, caseId }) => {
    const justice = await anAgency(world.db, '四平市司法局')
    const person = async (agency: { id: string; departmentId: string }, actor: Partial<Actor>) => {
      const { account = '', name = '', roles = [] } = { account: actor.name, ...actor }
      const ids = await aPerson(world.db, agency, {
        account: account === '钱峰' ? 'qianfeng' : 'security',
        name,
        roles: [...roles],
      })
      return { ...ids, name, departmentId: agency.departmentId, roles }
    }
    const { agencyId, departmentId } = cast.agencyHead
    const { uscc } = await world.db.owner
      .selectFrom('identity.agency')
      .select('uscc')
      .where('id', '=', justice.id)
      .executeTakeFirstOrThrow()
    await work({
      world,
      caseId,
      supervisor: await person(justice, { name: '钱峰', roles: ['supervisor'] }),
      security: await person(
        { id: agencyId, departmentId },
        { name: '冯海涛', roles: ['security-admin'] },
      ),
      keeper: cast.agencyHead,
      justiceUscc: uscc,
    })
  })
}

const basis = '四平市人民政府关于行政执法监督职责的规定'
const register = ({ world, security, justiceUscc }: Supervised) =>
  registerSupervision(world, security, { supervisorUscc: justiceUscc, basis })

const count = async ({ world, supervisor }: Supervised) =>
  (await listCases(world, supervisor, { state: 'all' })).total.count

describe('司法行政监督', () => {
  test('a supervisor sees no case of another agency until that agency has registered the supervision', () =>
    withSupervisor(async (all) => {
      const { world, supervisor, caseId, security, justiceUscc } = all
      expect(await count(all)).toBe(0)
      await expect(viewCase(world, supervisor, caseId)).rejects.toThrow(NotFoundError)

      expect((await register(all)).ok).toBe(true)
      expect(await count(all)).toBe(1)
      const view = await viewCase(world, supervisor, caseId)
      expect(view.department).toBe('四平市商务局')
      expect(view.investigators.map(({ name }) => name)).toEqual(['陈立新', '王晓雯'])
      expect(view.can.filter(({ mine }) => mine)).toEqual([])
      expect((await viewMyWork(world, supervisor)).items).toEqual([])

      const reason = '机构职能调整'
      await endSupervision(world, security, { supervisorUscc: justiceUscc, reason })
      expect(await count(all)).toBe(0)
      await expect(viewCase(world, supervisor, caseId)).rejects.toThrow(NotFoundError)
    }))

  test('accountability for an error is read by the supervisor, with a trace, and by nobody before or after', () =>
    withSupervisor(async (all) => {
      const { world, supervisor, caseId, security, justiceUscc, keeper } = all
      const id = randomUUID()
      await inAgency(world, keeper, (tx) =>
        append(
          tx,
          accountabilityStream,
          { id, before: null, own: {}, row: null },
          [
            {
              type: 'ErrorReported',
              about: { caseId, name: '四商立字〔2026〕1号', answerable: [keeper.personId] },
              ...{ source: 'supervision', basisPaper: null, errors: ['facts'] },
              ...{ facts: '证据不足。', concerned: [keeper.personId] },
            },
          ],
          authorOf(keeper, world.clock.now().toISOString()),
        ),
      )
      expect((await listInquiries(world, supervisor, caseId)).inquiries).toEqual([])
      await register(all)
      const { inquiries, offers } = await listInquiries(world, supervisor, undefined)
      expect(inquiries).toMatchObject([
        { id, caseId, concerned: [keeper.name], kept: { offers: [], proposal: null } },
      ])
      expect(offers).toEqual([])
      const reads = await world.db.owner
        .selectFrom('casework.restricted_read')
        .select(['person_id', 'case_id'])
        .where('subject', '=', `accountability ${id}`)
        .execute()
      expect(reads).toEqual([{ person_id: supervisor.personId, case_id: caseId }])
      // Reading is all: no step of it comes from outside the agency.
      const added = inAgency(world, supervisor, (tx) =>
        sql`insert into casework.accountability_event (accountability_id, version, agency_id, type, body, at, by_id, by_name)
          select ${id}::uuid, 2, ${keeper.agencyId}::uuid, 'AccountabilityClosed', '{}', now(), ${supervisor.personId}::uuid, '钱峰'`.execute(
          tx,
        ),
      )
      await expect(added).rejects.toThrow(/row-level security/)

      await endSupervision(world, security, { supervisorUscc: justiceUscc, reason: '职能调整' })
      expect((await listInquiries(world, supervisor, undefined)).inquiries).toEqual([])
    }))

  test('everything a supervisor opens is recorded with the agency whose case it is, and in the log', () =>
    withSupervisor(async (all) => {
      const { world, supervisor, caseId, security } = all
      await register(all)
      const { documents } = await viewCase(world, supervisor, caseId)
      const [paper] = documents
      await revealParty(world, supervisor, caseId)
      await readDocument(world, supervisor, paper?.id ?? '')

      const reads = await world.db.owner
        .selectFrom('casework.restricted_read')
        .select(['subject', 'agency_id', 'person_name'])
        .where('person_id', '=', supervisor.personId)
        .execute()
      expect(reads).toHaveLength(3)
      for (const subject of ['case', 'party', `document ${paper?.id}`]) {
        expect(reads).toContainEqual({
          subject,
          agency_id: security.agencyId,
          person_name: '钱峰',
        })
      }
      await sequence(world.db)
      expect(await verified(world.db, { objectsFolder: `${world.dataDir}/objects` })).toEqual([])
    }))

  test('a supervisor changes nothing: the program says so and the database refuses', () =>
    withSupervisor(async (all) => {
      const { world, supervisor, caseId, security } = all
      await register(all)
      const asked = { caseId, actId: 'add-evidence', version: 1, input: {} }
      await expect(saveDraft(world, supervisor, asked)).rejects.toThrow(ForbiddenError)
      await expect(performAct(world, supervisor, asked)).rejects.toThrow(ForbiddenError)

      const asSupervisor = (statement: string) =>
        inAgency(world, supervisor, (tx: Tx) => sql.raw(statement).execute(tx))
      const changed = await asSupervisor(`update casework.case_file set title = '改'`)
      expect(changed.numAffectedRows).toBe(0n)
      await expect(
        asSupervisor(`insert into casework.case_event
          select case_id, 99, agency_id, type, body, at, by_id, by_name, approvals
          from casework.case_event where version = 1`),
      ).rejects.toThrow('row-level security')
      await expect(
        asSupervisor(`insert into identity.supervision
            (agency_id, supervisor_agency_id, basis, registered_by, at) values
          ('${security.agencyId}', '${supervisor.agencyId}', '自己', '${supervisor.personId}', now())`),
      ).rejects.toThrow('row-level security')
    }))

  test('the setting alone opens nothing to somebody of the 司法局 who is not a supervisor', () =>
    withSupervisor(async (all) => {
      const { world, supervisor } = all
      await register(all)
      await world.db.owner
        .deleteFrom('identity.person_role')
        .where('person_id', '=', supervisor.personId)
        .execute()
      expect(await count(all)).toBe(0)
      expect(await inAgency(world, supervisor, readInformants)).toEqual([])
    }))

  test('who reported stays hidden from a supervisor too', () =>
    withSupervisor(async (all) => {
      await register(all)
      expect(await inAgency(all.world, all.supervisor, readInformants)).toEqual([])
    }))

  test('nobody but the security administrator of the supervised agency registers it, and only once', () =>
    withSupervisor(async (all) => {
      const { world, supervisor, security, justiceUscc } = all
      const supervision = { supervisorUscc: justiceUscc, basis }
      await expect(registerSupervision(world, supervisor, supervision)).rejects.toThrow(
        ForbiddenError,
      )
      const unknown = { ...supervision, supervisorUscc: '11220300MA00000000' }
      expect(await registerSupervision(world, security, unknown)).toMatchObject({ ok: false })
      expect((await register(all)).ok).toBe(true)
      expect(await register(all)).toMatchObject({
        ok: false,
        refusal: { fields: [{ field: 'supervisorUscc', message: '这个监督机关已经登记' }] },
      })
    }))
})

const readInformants = (tx: Tx) => tx.selectFrom('casework.informant').selectAll().execute()
