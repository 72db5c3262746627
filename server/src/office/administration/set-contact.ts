import type { ContactBody } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { idCardProblem } from '@zhaofa/domain/identity-codes/id-card.ts'
import { accept, refuse } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { fieldsRefused } from '@zhaofa/domain/shared/refusal.ts'
import { encrypt } from '../../storage/sealed.ts'
import type { World } from '../../world.ts'
import { administer, recordChange, type Administered } from './administer.ts'
import { getPerson } from './find-person.ts'

/**
 * 登记电话、身份证号: neither lets anybody do more, so the system administrator enters them alone. The number is
 * encrypted, bound to its row, and never read back by the office.
 */
export function setContact(
  world: World,
  actor: Actor,
  { personId, phone, idNumber }: ContactBody & { personId: string },
): Promise<Administered<null>> {
  return administer(world, actor, ['system-admin'], async (administration) => {
    const { tx } = administration
    const before = await getPerson(tx, personId)
    const today = chinaDay(world.clock.now().toISOString())
    const wrong = idNumber ? idCardProblem(idNumber, { today }) : null
    if (wrong !== null) return refuse(fieldsRefused([{ field: 'idNumber', message: wrong }]))
    const sealed = idNumber && encrypt(idNumber.toUpperCase(), world.sealingKey, personId)
    await tx
      .updateTable('identity.person')
      .set({
        phone: phone === undefined ? before.phone : phone,
        ...(sealed && { id_number_sealed: sealed }),
      })
      .where('id', '=', personId)
      .execute()
    await recordChange(administration, {
      kind: 'person',
      subjectId: personId,
      action: '登记联系方式',
      content: {
        ...(phone !== undefined && { 电话: phone === null ? '无' : '已登记' }),
        ...(idNumber && { 身份证号: '已登记' }),
      },
    })
    return accept(null)
  })
}
