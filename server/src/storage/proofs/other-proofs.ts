import type { LedgerTables } from '../tables/ledger.ts'
import type { PlatformTables } from '../tables/platform.ts'
import type { ReferenceTables } from '../tables/reference.ts'
import { eventColumns, type RowProof } from './proof.ts'

export const referenceProofs = {
  'reference.rule': {
    by: 'facts',
    repeats: ['id', 'kind', 'code'],
  },
  'reference.rule_version': {
    by: 'facts',
    repeats: [
      ...['rule_id', 'version', 'effective_from', 'body', 'source', 'reason'],
      ...['by_person', 'at', 'proposal_id'],
    ],
    owner: 'the catalogue that ships with the program is brought up to date at the start',
  },
  'reference.catalogue_effect': { by: 'rows' },
  'reference.rule_proposal_event': {
    by: 'facts',
    repeats: eventColumns('proposal_id'),
  },
  'reference.outcome': { by: 'derived', from: 'the migrations' },
} as const satisfies Record<keyof ReferenceTables, RowProof> & Record<string, RowProof>

export const ledgerProofs = {
  'ledger.opening': { by: 'log' },
  'ledger.pending': { by: 'log' },
  'ledger.leaf': { by: 'log' },
  'ledger.tile': { by: 'log' },
  'ledger.checkpoint': { by: 'log' },
  'ledger.cosignature': { by: 'log' },
  'ledger.cosigned_checkpoint': { by: 'view' },
  'ledger.log_key': { by: 'log' },
  'ledger.recorded_table': {
    by: 'nothing',
    because: 'what the triggers say of rows; entries that say something else deny it',
  },
  'ledger.covered_table': {
    by: 'nothing',
    because: 'what the triggers say of rows; entries that say something else deny it',
  },
} as const satisfies Record<keyof LedgerTables, RowProof> & Record<string, RowProof>

export const platformProofs = {
  'platform.migration': {
    by: 'derived',
    from: 'the migrations',
    unsaid: { applied_at: 'rows that a migration wrote are of the same instant, or findings' },
  },
  'platform.scrub_share': {
    by: 'nothing',
    because: 'when files were last read back; zhaofa scrub --all says it again',
  },
  'platform.request_key': {
    by: 'nothing',
    because: 'answers of the last day, so that nothing is done twice',
  },
} as const satisfies Record<keyof PlatformTables, RowProof> & Record<string, RowProof>
