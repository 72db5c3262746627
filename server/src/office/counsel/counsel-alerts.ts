import type { MyWork } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { World } from '../../world.ts'
import { listInvitations } from './list-invitations.ts'

/** What awaits the opinion of a counsel: they are asked on cases they otherwise see nothing of. */
export async function counselAlerts(world: World, actor: Actor): Promise<MyWork['alerts']> {
  if (!actor.roles.includes('legal-counsel')) return []
  const { invitations } = await listInvitations(world, actor)
  return invitations
    .filter(({ state }) => state === 'open')
    .map(({ caseId, invitation, title, dueOn }) => ({
      text: `请您对${title}提出意见`,
      effect: `${dueOn} 前提交；有利害关系的，声明回避。`,
      href: `/office/counsel/${caseId}/${invitation}`,
      tone: 'amber' as const,
    }))
}
