import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import {
  foundUnlawful,
  lastDecision,
  revisionBehind,
} from '@zhaofa/domain/case/parts/revision/slice.ts'
import type { CaseEvent } from '@zhaofa/domain/case/case-event.ts'
import {
  mayTake,
  type NoticeEvent,
  type NoticeFile,
} from '@zhaofa/domain/publicity/notice/notice-chain.ts'
import { reasonGiven } from '@zhaofa/domain/publicity/chain/chain-step.ts'
import { noticeSteps, type NoticeStep } from '@zhaofa/domain/publicity/chain/step-table.ts'
import type { FieldChoice } from '@zhaofa/domain/publicity/redaction/redacted-fields.ts'
import {
  withholdingGrounds,
  type ProposableGround,
} from '@zhaofa/domain/publicity/notice/withheld.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { cite } from '@zhaofa/domain/shared/citation.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { ForbiddenError, NotFoundError, StaleError } from '../../../faults.ts'
import {
  publishNotice,
  publishWithheld,
  withdrawNotice,
} from '../../../storage/publication/publish-notice.ts'
import type { Tx } from '../../../storage/database.ts'
import { append, type AgencyAuthor } from '../../../storage/stream.ts'
import {
  findStoredNotice,
  noticeStream,
  storedFacts,
  type NoticeFacts,
} from '../../../storage/streams/notice-stream.ts'
import type { StoredCase } from '../../../storage/streams/case-stream.ts'
import type { World } from '../../../world.ts'
import { loadCircumstances } from '../../cases/circumstances.ts'
import { authorOf } from '../../desk/author-of.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { getCase } from '../../cases/perform-act.ts'
import { saveEvents } from '../../cases/save-events.ts'
import type { Composed } from './compose-notice.ts'
import { decisionNumber, noticeAtHand } from './notice-at-hand.ts'
import { behindRevision } from './revised-before.ts'

/** 采集: takes a decided case onto the publicity desk. One notice at a time, and one for each decision as it reads. */
export async function collectNotice(
  world: World,
  actor: Actor,
  { caseId, opinion }: { caseId: string; opinion: string },
): Promise<NoticeFile> {
  if (!actor.roles.includes('disclosure-collector')) {
    throw new ForbiddenError(`${noticeSteps.collect.title}由公示采集人员办理`)
  }
  return inAgency(world, actor, async (tx) => {
    const { file } = await getCase(tx, caseId)
    if (!(await waits(tx, caseId))) throw new StaleError('公示件')
    const facts = factsOf(file, await decisionNumber(tx, file.id))
    const at = await loadCircumstances(tx, world, { actor, file })
    const event: NoticeEvent = { type: 'NoticeCollected', caseId, opinion, ...ofDecision(file) }
    const id = randomUUID()
    return appendTo(tx, { id, before: null, facts }, event, authorOf(actor, at.now))
  })
}

async function waits(tx: Tx, caseId: string): Promise<boolean> {
  const open = tx.selectFrom('casework.notice').select('id').where('case_id', '=', caseId)
  const found = await open.where('state', 'not in', ['withdrawn', 'withheld']).executeTakeFirst()
  return found === undefined
}

/** Which reading of the decision is published: as it was made, or as it was changed. */
const ofDecision = ({ decision }: CaseFile) => (decision ? { of: decision.version } : {})

type Notice = {
  readonly id: string
  readonly before: NoticeFile | null
  readonly facts: NoticeFacts
}

async function appendTo(
  tx: Tx,
  { id, before, facts }: Notice,
  event: NoticeEvent,
  author: AgencyAuthor,
): Promise<NoticeFile> {
  const onto = { id, before, own: {}, row: facts }
  return (await append(tx, noticeStream, onto, [event], author)).file
}

type PersonStep = Exclude<NoticeStep, 'choose'>

type Asked = {
  readonly noticeId: string
  readonly version: number
  readonly opinion: string
}

/**
 * 审核, 退回, 发布, 撤回, and 不予公开 from proposal to approval. What is published is composed at that
 * moment from the case, attacked with everything the case must keep, and committed to the log in the
 * same transaction.
 * @throws NotFoundError, StaleError
 */
export async function takeNoticeStep(
  world: World,
  actor: Actor,
  { step, ground = null, ...asked }: Asked & { step: PersonStep; ground?: ProposableGround | null },
): Promise<Outcome<NoticeFile, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const loaded = await loadNotice(tx, world, actor, { ...asked, step })
    const { before, whole, at, composed } = loaded
    const allowed = mayTake(step, before, loaded.facts)
    if (!allowed.ok) return allowed
    const { noticeId, opinion } = asked
    if (step !== 'withdraw' && onlyWithdrawn(whole.file, noticeId)) return refuse(decisionFell)
    const reason = reasonGiven(noticeSteps[step], opinion)
    if (!reason.ok) return reason
    if (step === 'withdraw' && composed.leaksIn('撤回理由', opinion).length > 0) {
      return refuse(reasonLeaks)
    }
    const event = eventOf(step, {
      opinion,
      ground,
      at,
      notice: composed.notice,
      file: before,
      of: ofDecision(whole.file),
    })
    if (event === null) return refuse(withoutGround)
    const author = authorOf(actor, at.now)
    const facts =
      step === 'collect' ? factsOf(whole.file, loaded.number) : await storedFacts(tx, noticeId)
    const file = await appendTo(tx, { id: noticeId, before, facts }, event, author)
    await publish(tx, { event, noticeId, composed, author, at, whole })
    const caseEvent = caseEventOf(event, noticeId, {
      at,
      notice: composed.notice,
      correction: before.correction,
    })
    if (caseEvent) await saveEvents(tx, world, whole, [caseEvent], { author, act: null, at })
    return accept(file)
  })
}

/**
 * 逐处决定: takes out or keeps single places of the texts. What is known of the case stays taken out
 * whatever is chosen.
 * @throws NotFoundError, StaleError
 */
export async function choosePlaces(
  world: World,
  actor: Actor,
  { choices, ...asked }: Omit<Asked, 'opinion'> & { choices: readonly FieldChoice[] },
): Promise<Outcome<NoticeFile, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const loaded = await loadNotice(tx, world, actor, { ...asked, step: 'choose' })
    const { before, at } = loaded
    const allowed = mayTake('choose', before, loaded.facts)
    if (!allowed.ok) return allowed
    const event: NoticeEvent = { type: 'PlacesChosen', opinion: '', choices }
    const notice = { id: asked.noticeId, before, facts: await storedFacts(tx, asked.noticeId) }
    return accept(await appendTo(tx, notice, event, authorOf(actor, at.now)))
  })
}

async function loadNotice(
  tx: Tx,
  world: World,
  actor: Actor,
  { noticeId, version, step }: Omit<Asked, 'opinion'> & { step: NoticeStep },
) {
  const stored = await findStoredNotice(tx, noticeId)
  if (!stored) throw new NotFoundError('没有这条公示')
  const before = stored.file
  if (before.version !== version) throw new StaleError('公示件')
  const whole = await getCase(tx, before.caseId)
  const { choices, withholding, publicVersion, correction } = before
  const withhold = step === 'approve-withholding' ? (withholding?.ground ?? null) : null
  const next = { version: publicVersion + 1, correction }
  const asked = { actor, whole, publicId: noticeId, choices, withhold, ...next }
  return { before, whole, ...(await noticeAtHand(tx, world, asked)) }
}

/** What it says was revoked, changed or found unlawful: it is taken down, and nothing else (处罚法第48条第2款). */
const onlyWithdrawn = (file: CaseFile, noticeId: string): boolean =>
  file.decision === null || foundUnlawful(file) || revisionBehind(file, noticeId) !== undefined

const decisionFell: Refusal = {
  reason: '原决定已经撤销、变更或者确认违法、无效，只能撤回公示并说明理由',
  basis: [cite('行政处罚法', 48, { paragraph: 2 })],
}

/** The reason of a withdrawal is read by everybody (处罚法第48条第2款), and is attacked like the notice itself. */
const reasonLeaks: Refusal = {
  reason: '撤回理由公开说明，里面有不能公开的信息，请改写',
  basis: [cite('行政处罚法', 50)],
  fields: [{ field: 'opinion', message: '里面有不能公开的信息', basis: cite('行政处罚法', 50) }],
}

const choosesGround = { message: '不予公开须选明依据', basis: cite('政府信息公开条例', 17) }
const withoutGround: Refusal = {
  reason: choosesGround.message,
  basis: [choosesGround.basis],
  fields: [{ field: 'ground', ...choosesGround }],
}

type Step = {
  opinion: string
  ground: ProposableGround | null
  at: Circumstances
  notice: Composed['notice']
  file: NoticeFile
  of: { readonly of?: number }
}

/** Null when a proposal names no ground. */
function eventOf(
  step: PersonStep,
  { opinion, ground, at, notice, file, of }: Step,
): NoticeEvent | null {
  switch (step) {
    case 'collect':
      return { type: 'NoticeCollected', caseId: file.caseId, opinion, ...of }
    case 'check':
      return { type: 'NoticeChecked', opinion }
    case 'return':
      return { type: 'NoticeReturned', opinion }
    case 'withdraw':
      return { type: 'NoticeWithdrawn', opinion, on: at.today }
    case 'propose-withholding':
      return ground && { type: 'WithholdingProposed', opinion, ground }
    case 'refuse-withholding':
      return { type: 'WithholdingRefused', opinion }
    case 'approve-withholding':
    case 'publish':
      return notice && notice.kind !== 'withheld'
        ? {
            type: 'NoticePublished',
            opinion,
            publishedOn: at.today,
            expiresOn: notice.expiresOn,
            ...of,
          }
        : { type: 'NoticeWithheld', opinion, because: notice?.ground ?? '', ...of }
  }
}

/** What the public schema and the log learn from a step: storage/publication writes both. */
async function publish(
  tx: Tx,
  {
    event,
    noticeId,
    composed: { notice },
    author,
    at,
    whole,
  }: {
    event: NoticeEvent
    noticeId: string
    composed: Composed
    author: AgencyAuthor
    at: Circumstances
    whole: StoredCase
  },
): Promise<void> {
  const publishing = { agencyId: author.agencyId, at: author.at }
  if (event.type === 'NoticePublished' && notice && notice.kind !== 'withheld') {
    await publishNotice(tx, notice, publishing)
  }
  if (event.type === 'NoticeWithheld' && notice?.kind === 'withheld') {
    await publishWithheld(tx, notice, { ...publishing, on: at.today })
  }
  if (event.type === 'NoticeWithdrawn') {
    const { opinion: reason, on } = event
    const withdrawal = { ...(await behindWithdrawal(tx, whole, noticeId)), reason, on }
    const { agencyName } = at.rules
    await withdrawNotice(tx, noticeId, { ...withdrawal, agencyName }, publishing)
  }
}

/** What became of the decision, where that is why it is taken down: its ground, and the number of what decided so. */
async function behindWithdrawal(tx: Tx, whole: StoredCase, noticeId: string) {
  const revision = revisionBehind(whole.file, noticeId)
  if (!revision) return { ground: null, basisNumber: null }
  const { number } = await behindRevision(tx, whole, revision)
  return { ground: revision.effect, basisNumber: number }
}

function caseEventOf(
  event: NoticeEvent,
  noticeId: string,
  { at, notice, correction }: Pick<Step, 'at' | 'notice'> & { correction: string | null },
): CaseEvent | null {
  if (event.type === 'NoticePublished') {
    const replaces = correction === null ? {} : { correction }
    return { type: 'DecisionPublished', noticeId, on: event.publishedOn, ...replaces }
  }
  if (event.type === 'NoticeWithheld' && notice?.kind === 'withheld') {
    const { title: reason } = withholdingGrounds[notice.ground]
    return { type: 'DecisionWithheld', noticeId, on: at.today, reason }
  }
  if (event.type === 'NoticeWithdrawn') {
    return { type: 'PublicationWithdrawn', noticeId, on: event.on, reason: event.opinion }
  }
  return null
}

/** @throws NotFoundError before there is a decision. */
function factsOf(file: CaseFile, number: string): NoticeFacts {
  const { filing } = file
  const decision = lastDecision(file)
  if (!decision || !filing) throw new NotFoundError('案件还没有作出决定，没有可公示的内容')
  return {
    number,
    partyName: filing.party.name,
    cause: filing.cause,
    decidedOn: decision.decidedOn,
  }
}
