import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { inHandSince } from '@zhaofa/domain/case/parts/revision/slice.ts'
import type { StepFacts } from '@zhaofa/domain/publicity/notice/notice-chain.ts'
import type { ProposableGround } from '@zhaofa/domain/publicity/notice/withheld.ts'
import type { FieldChoice } from '@zhaofa/domain/publicity/redaction/redacted-fields.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import type { StoredCase } from '../../../storage/streams/case-stream.ts'
import type { Tx } from '../../../storage/database.ts'
import { casePapers, isStandingDecision } from '../../../storage/document-store.ts'
import type { World } from '../../../world.ts'
import { loadCircumstances } from '../../cases/circumstances.ts'
import { apartSecrets } from './apart-secrets.ts'
import { revisedBefore } from './revised-before.ts'
import { composeNotice, type Composed } from './compose-notice.ts'

/** A notice as it would be published now, and what its chain looks at. */
type NoticeAtHand = {
  readonly at: Circumstances
  /** The 文号 of the decision that is not void. */
  readonly number: string
  readonly composed: Composed
  readonly facts: StepFacts
}

/** Everything the desk and a step of the chain need to know of one notice, worked out in one place. */
export async function noticeAtHand(
  tx: Tx,
  world: World,
  {
    actor,
    whole,
    publicId,
    choices,
    withhold,
    version,
    correction,
  }: {
    actor: Actor
    whole: StoredCase
    publicId: string
    choices: readonly FieldChoice[]
    withhold: ProposableGround | null
    /** Of the version that would be published next, and what it puts right. */
    version: number
    correction: string | null
  },
): Promise<NoticeAtHand> {
  const { file } = whole
  const at = await loadCircumstances(tx, world, { actor, file })
  const number = await decisionNumber(tx, file.id)
  const apart = await apartSecrets(tx, world, file)
  const revised = await revisedBefore(tx, whole)
  const parts = { publicId, number, revised, at, apart, choices, withhold, version, correction }
  const composed = await composeNotice(whole, parts)
  const facts = {
    actor: { id: actor.personId, roles: actor.roles },
    served: inHandSince(file) !== null,
    leaks: composed.leaks.length,
    undecided: composed.texts.undecided.length,
    shownUntil:
      composed.notice && composed.notice.kind !== 'withheld' ? composed.notice.expiresOn : null,
    today: at.today,
    withheld: composed.notice?.kind === 'withheld',
  }
  return { at, number, composed, facts }
}

/** 文号 of the newest decision of a case that was not voided; empty while there is none. */
export async function decisionNumber(tx: Tx, caseId: string): Promise<string> {
  const documents = await casePapers(tx, caseId)
  return documents.findLast(isStandingDecision)?.number ?? ''
}
