import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import { onMatterOf } from '@zhaofa/domain/case/case-matter.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import type { Pending } from '@zhaofa/domain/case/parts/approval/slice.ts'
import { ruleDifferences } from '@zhaofa/domain/rules/rule-words.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { Tx } from '../../storage/database.ts'
import { rulesOn } from '../../storage/rule-store.ts'
import type { StoredCase } from '../../storage/streams/case-stream.ts'
import type { World } from '../../world.ts'
import { titleOf } from '../reference/list-rules.ts'
import { lawOf } from './circumstances.ts'
import { draftPapers } from './preview-act.ts'

type Approving = {
  readonly act: Act
  readonly stored: StoredCase
  readonly pending: Pending
  readonly at: Circumstances
}

/**
 * Why what would be sealed now is not what was proposed: a rule counts since, and the papers it would make say
 * something else. Null when they say the same. It compares the papers themselves, made by the rules of both days,
 * so that every act with approvals is held to it and a rule that is in none of its papers stops nothing.
 */
export async function changedSinceProposal(
  tx: Tx,
  world: World,
  { act, stored, pending, at }: Approving,
): Promise<Refusal | null> {
  const proposedOn = chinaDay(pending.proposedAt)
  if (proposedOn === at.today) return null
  const law = await world.reference.load(tx, stored.file.agencyId, proposedOn)
  const then = onMatterOf(stored.file, { ...at, ...lawOf(law) })
  const free = { ...stored, file: { ...stored.file, pending: null } }
  const made = (circumstances: Circumstances) =>
    JSON.stringify(draftPapers(act, free, pending.input, circumstances).papers)
  if (made(then) === made(at)) return null
  const what = await changedRules(tx, stored.file, { from: proposedOn, to: at.today })
  return {
    reason:
      `${pending.proposedByName}提请审批以后，${what}，现在要签的已经不是提请的内容。` +
      '请退回，由承办人核对后重新提请',
    basis: [systemRule('order')],
  }
}

/** The rules that count on the later day and did not on the earlier one, each with what it changed. */
async function changedRules(
  tx: Tx,
  { agencyId, filing }: CaseFile,
  { from, to }: { from: PlainDate; to: PlainDate },
): Promise<string> {
  const before = new Map(
    (await rulesOn(tx, agencyId, from)).map((each) => [`${each.kind} ${each.code}`, each]),
  )
  const changed = (await rulesOn(tx, agencyId, to)).filter(({ kind, code, version }) => {
    const concerns = kind === 'matter' || kind === 'benchmark' ? code === filing?.matterCode : true
    const same = before.get(`${kind} ${code}`)?.version === version
    return kind !== 'calendar-year' && concerns && !same
  })
  const named = changed.map((each) => {
    const old = before.get(`${each.kind} ${each.code}`)?.body ?? null
    const lines = ruleDifferences(each.kind, each.code, old, each.body).slice(0, 4)
    const told = lines.map((line) => `${line.label}：${line.before} → ${line.after}`).join('；')
    return `${titleOf(each)}改了（${told}）`
  })
  return named.join('，') || '本局公布的规则改了'
}
