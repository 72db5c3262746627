import { fieldsRefused } from '@zhaofa/domain/shared/refusal.ts'
import {
  certificateStatuses,
  type ChangeCertificateBody,
  type IssueCertificateBody,
} from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { regionName } from '@zhaofa/domain/reference/regions.ts'
import { accept, refuse } from '@zhaofa/domain/shared/outcome.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { NotFoundError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { administer, recordChange, type Administered } from './administer.ts'
import { getPerson } from './find-person.ts'
import { publishOfficerList } from './publish-officer-list.ts'

/** 登记执法证. Returns its id. The public list of officers follows in the same transaction. */
export function issueCertificate(
  world: World,
  actor: Actor,
  { personId, ...body }: IssueCertificateBody & { personId: string },
): Promise<Administered<string>> {
  return administer(world, actor, ['security-admin'], async (administration) => {
    const { tx, at } = administration
    const person = await getPerson(tx, personId)
    const { number, categories, region, issuer } = body
    // The contract has checked that both are days that exist.
    const validFrom = body.validFrom as PlainDate
    const validTo = body.validTo as PlainDate
    if (validTo < validFrom) {
      return refuse(
        fieldsRefused([{ field: 'validTo', message: '有效期的最后一天不能早于第一天' }]),
      )
    }
    if (person.duty !== 'business') {
      return refuse(
        fieldsRefused([{ field: 'number', message: '管理员账号不办理业务，不能登记执法证' }]),
      )
    }
    const { id } = await tx
      .insertInto('identity.certificate')
      .values({
        agency_id: actor.agencyId,
        person_id: personId,
        number,
        categories,
        region,
        issuer,
        valid_from: validFrom,
        valid_to: validTo,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('identity.certificate_change')
      .values({
        certificate_id: id,
        sequence: 1,
        agency_id: actor.agencyId,
        status: 'active',
        valid_to: validTo,
        reason: '登记',
        at,
        by_person: actor.personId,
      })
      .execute()
    await recordChange(administration, {
      kind: 'certificate',
      subjectId: id,
      action: '登记执法证',
      content: {
        持证人: person.name,
        证号: number,
        执法类别: categories.join('、'),
        执法区域: regionName(region),
        发证机关: issuer,
        有效期: `${validFrom} 至 ${validTo}`,
      },
    })
    await publishOfficerList(tx, actor.agencyId)
    return accept(id)
  })
}

/** 暂扣、恢复、换发、注销. The change counts from now on; acts done earlier stay lawful. */
export function changeCertificate(
  world: World,
  actor: Actor,
  { certificateId, status, reason, ...body }: ChangeCertificateBody & { certificateId: string },
): Promise<Administered<null>> {
  return administer(world, actor, ['security-admin'], async (administration) => {
    const { tx, at } = administration
    const before = await tx
      .selectFrom('identity.certificate as c')
      .innerJoin('identity.person as p', 'p.id', 'c.person_id')
      .select(['c.number', 'c.status', 'c.valid_from', 'c.valid_to', 'p.name'])
      .select((eb) =>
        eb
          .selectFrom('identity.certificate_change as h')
          .select(({ fn }) => fn.max('h.sequence').as('last'))
          .whereRef('h.certificate_id', '=', 'c.id')
          .as('last'),
      )
      .where('c.id', '=', certificateId)
      .executeTakeFirst()
    if (!before) throw new NotFoundError('没有这个执法证件')
    const validTo = (body.validTo ?? before.valid_to) as PlainDate
    if (before.status === 'revoked') {
      return refuse(
        fieldsRefused([{ field: 'status', message: '已注销的执法证不能再变更；请登记新证' }]),
      )
    }
    if (status === before.status && validTo === before.valid_to) {
      return refuse(fieldsRefused([{ field: 'status', message: '没有要变更的内容' }]))
    }
    if (validTo < before.valid_from) {
      return refuse(
        fieldsRefused([{ field: 'validTo', message: '有效期的最后一天不能早于第一天' }]),
      )
    }
    await tx
      .insertInto('identity.certificate_change')
      .values({
        certificate_id: certificateId,
        sequence: (before.last ?? 0) + 1,
        agency_id: actor.agencyId,
        status,
        valid_to: validTo,
        reason,
        at,
        by_person: actor.personId,
      })
      .execute()
    await recordChange(administration, {
      kind: 'certificate',
      subjectId: certificateId,
      action: '变更执法证',
      content: {
        持证人: before.name,
        证号: before.number,
        状态: `${certificateStatuses[before.status]} → ${certificateStatuses[status]}`,
        ...(validTo !== before.valid_to && { 有效期至: `${before.valid_to} → ${validTo}` }),
      },
      reason,
    })
    await publishOfficerList(tx, actor.agencyId)
    return accept(null)
  })
}
