import { sql } from 'kysely'
import {
  evolveRuleProposal,
  foldRuleProposal,
  type RuleProposalEvent,
  type RuleProposalFile,
} from '@zhaofa/domain/rules/rule-proposal.ts'
import { partOf, type ShownPart } from '../shown-part.ts'
import type { Tx } from '../database.ts'
import { load, type NoOwn, type Stored, type Stream } from '../stream.ts'

/** 规则变更: proposed by one person, approved by another. */
export const ruleProposalStream: Stream<RuleProposalFile, RuleProposalEvent, NoOwn> = {
  called: '规则变更',
  leaf: 'rule-change',
  table: {
    name: 'reference.rule_proposal_event',
    key: 'proposal_id',
    own: [],
    approvals: false,
  },
  ownOf: () => ({}),
  fold: (_head, events) => foldRuleProposal(events),
  evolve: (file, recorded) => evolveRuleProposal(file, recorded),
}

export type StoredRuleProposal = Stored<RuleProposalFile, RuleProposalEvent>

/** What ends a proposal; that it was checked does not. */
const answers = ['RuleChangeApproved', 'RuleChangeReturned', 'RuleChangeWithdrawn']

/** Proposals that nobody has answered, oldest first. */
export async function openRuleProposals(tx: Tx): Promise<StoredRuleProposal[]> {
  const { rows } = await sql<{ id: string }>`
    select p.proposal_id as id from reference.rule_proposal_event p
    where p.version = 1 and not exists (
      select from reference.rule_proposal_event a
      where a.proposal_id = p.proposal_id and a.type = any (${answers}))
    order by p.at, p.proposal_id`.execute(tx)
  return loadThese(tx, rows)
}

/** The last that were answered, newest first, and how many there are besides. */
export async function answeredRuleProposals(
  tx: Tx,
  most: number,
): Promise<ShownPart<StoredRuleProposal>> {
  const { rows } = await sql<{ id: string; whole: number }>`
    select proposal_id as id, (count(*) over ())::int as whole from reference.rule_proposal_event
    where type = any (${answers}) order by at desc, proposal_id limit ${most}`.execute(tx)
  return { rows: await loadThese(tx, rows), left: partOf(rows).left }
}

/** Who approved these proposals, by their ids. */
export async function approversOf(
  tx: Tx,
  proposals: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (proposals.length === 0) return new Map()
  const rows = await tx
    .selectFrom('reference.rule_proposal_event')
    .select(['proposal_id', 'by_name'])
    .where('proposal_id', 'in', [...new Set(proposals)])
    .where('type', '=', 'RuleChangeApproved')
    .execute()
  return new Map(rows.map(({ proposal_id, by_name }) => [proposal_id, by_name]))
}

async function loadThese(tx: Tx, rows: readonly { readonly id: string }[]) {
  const stored = await load(
    tx,
    ruleProposalStream,
    rows.map(({ id }) => id),
  )
  return [...stored.values()]
}
