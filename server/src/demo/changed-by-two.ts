import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { asksFor } from '@zhaofa/domain/authority/personnel-change.ts'
import type { Administrator } from '@zhaofa/domain/authority/roles.ts'
import { accept, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { changePersonnel } from '../office/administration/change-personnel.ts'
import { agreeToChange } from '../office/administration/decide-personnel-change.ts'
import type { PersonnelWish } from '../office/administration/written-change.ts'
import type { World } from '../world.ts'

export type Administrators = Readonly<Record<Administrator, Actor>>

type Changed = {
  readonly personId: string
  /** The password that the two gave out, each one half; null where none was. */
  readonly password: string | null
}

/**
 * A 人员变更 as it comes about: the administrator whose matter it is writes it, and where it needs two, the
 * system administrator agrees to what the security administrator wrote, and the other way round.
 */
export async function changedByTwo(
  world: World,
  administrators: Administrators,
  personId: string | null,
  wish: PersonnelWish,
): Promise<Outcome<Changed, Refusal>> {
  const [duty] = asksFor[wish.kind]
  if (!duty) throw new Error(`nobody asks for ${wish.kind}`)
  const other = duty === 'system-admin' ? 'security-admin' : 'system-admin'
  const written = await changePersonnel(world, administrators[duty], { personId, wish })
  if (!written.ok) return written
  const { changeId, personId: of, outcome, half } = written.value
  if (outcome === 'done') return accept({ personId: of, password: null })
  const agreed = await agreeToChange(world, administrators[other], {
    ...{ changeId, version: 1, confirmedBy: 'password' },
    origin: { ip: '127.0.0.1', userAgent: 'zhaofa' },
  })
  if (!agreed.ok) return agreed
  return accept({ personId: of, password: half === null ? null : `${half}-${agreed.value.half}` })
}
