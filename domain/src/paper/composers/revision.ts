import { eventTitle } from '../../case/event-kinds.ts'
import { revisionGrounds } from '../../case/parts/revision/codes.ts'
import type { Revision } from '../../case/parts/revision/slice.ts'
import { handledOnTheSpot } from '../../case/procedures/summary-penalty/slice.ts'
import { decidedText, penaltyText } from '../../case/penalty.ts'
import { withoutEnd } from '../../shared/without-end.ts'
import type { RevisionEvent } from '../../case/parts/revision/events.ts'
import type { Block } from '../paper.ts'
import { reviewSaid } from './review-words.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import { getDocumentType } from '../catalogue/document-catalogue.ts'
import {
  agencyHead,
  dateText,
  departmentHead,
  facts,
  moneyText,
  opinions,
  p,
  paper,
  penaltyItems,
  remedies,
  saidBy,
  sentence,
  signedAt,
  typed,
  you,
} from './parts.ts'

type Revised = Extract<RevisionEvent, { type: 'DecisionRevised' }>

const revisionOf = ({ file, recorded }: PaperSource): Revision | undefined =>
  file.revisions.find(({ version }) => version === recorded.version)

/** 《行政处罚决定书》（四商罚决字〔2026〕1号） */
function namedDecision({ sealed, file }: PaperSource, { of }: Revision): string {
  const spot = handledOnTheSpot(file) ? 'summary_penalty_decision' : 'penalty_decision'
  const type = of.draft.outcome === 'penalty' ? spot : 'no_penalty_decision'
  const made = sealed.findLast((each) => !each.voided && each.type === type)
  return `《${getDocumentType(type).title}》${made?.number ? `（${made.number}）` : ''}`
}

/** 撤销（变更）行政处罚决定书: what was wrong, what is decided instead, and what follows from it for the party. */
const decisionRevoke: Composer = (source) => {
  const event = eventOf(source, 'DecisionRevised')
  const party = source.file.filing?.party
  const revision = revisionOf(source)
  if (!event || event.source !== 'agency' || !party || !revision) return null
  const { of } = revision
  const decision = namedDecision(source, revision)
  const what = of.draft.outcome === 'penalty' ? '行政处罚决定' : '不予行政处罚决定'
  const verb = event.effect === 'changed' ? '变更' : '撤销'
  return paper(source, 'decision_revoke', 'letter', {
    title: `${verb}${what}书`,
    addressee: `${party.name}：`,
    blocks: [
      p(`本机关于${dateText(of.decidedOn)}对${you(party)}作出${decision}。`),
      p(
        `经审查，该决定${event.ground ? revisionGrounds[event.ground] : '有错误'}：`,
        typed(sentence(event.reason)),
      ),
      p('依据《中华人民共和国行政处罚法》第七十五条第二款，本机关决定：'),
      { kind: 'items', items: items(source, revision, verb) },
      ...(revision.notice
        ? [
            p(
              `该决定已经公开，本机关将依照《中华人民共和国行政处罚法》第四十八条第二款、第八十五条，在三个工作日内撤回公开的信息并公开说明理由${event.effect === 'changed' ? '，并依法公开变更后的决定' : ''}。`,
            ),
          ]
        : []),
      remedies(source, party),
    ],
  })
}

function items(source: PaperSource, revision: Revision, verb: '变更' | '撤销'): string[] {
  const { of, toRefundFen, remake } = revision
  const after = source.file.decision?.draft.penalty
  const changed =
    verb === '变更' && after
      ? `将${namedDecision(source, revision)}的处罚由“${penaltyItems(of.draft.penalty).join('；')}”变更为“${penaltyItems(after).join('；')}”，其他内容不变`
      : `撤销${namedDecision(source, revision)}`
  const all = [
    changed,
    ...(toRefundFen > 0 ? [`已经缴纳的${moneyText(toRefundFen)}予以退还`] : []),
    ...(remake ? ['本机关将重新调查，依法重新作出处理决定'] : []),
  ]
  return all.map((item, i) => `${item}${i < all.length - 1 ? '；' : '。'}`)
}

/** The approval form of the same, for the inner volume. */
export const ofRevision: Composer = (source) => {
  const event = eventOf(source, 'DecisionRevised')
  const revision = revisionOf(source)
  if (!event || event.source !== 'agency' || !revision) return null
  const { of } = revision
  return paper(source, 'record_amendment', 'form', {
    title: `${eventTitle(event)}审批表`,
    blocks: [
      facts([
        ['当事人', source.file.filing?.party.name],
        ['原决定', `${dateText(of.decidedOn)}，${namedDecision(source, revision)}`],
        ['原决定的内容', decidedText(of.draft)],
        ['错误', event.ground ? revisionGrounds[event.ground] : ''],
        ['事实和理由', withoutEnd(event.reason.trim(), '。')],
        ['变更后的处罚', event.penalty ? penaltyText(event.penalty) : '不涉及'],
        ['应退还的款项', revision.toRefundFen > 0 ? moneyText(revision.toRefundFen) : '没有'],
        ['重新办理', remakeText(event)],
      ]),
      ...signers(source, event),
    ],
  })
}

/** What is revoked is decided anew or not at all; what is changed stands as it was changed. */
const remakeText = ({ effect, remake }: Pick<Revised, 'effect' | 'remake'>): string => {
  if (remake) return '重新调查、重新作出决定'
  return effect === 'changed' ? '不涉及' : '不再重新作出决定，案件终结'
}

/** Who asked for it, who reviewed it and who approved it; before 2026-12 all of them stamped one act. */
function signers(source: PaperSource, { proposal: no }: Revised): Block[] {
  const proposal = '原决定有错误，拟按上表纠正，'
  const { events, recorded, draft } = source
  const asked = events.find(
    ({ event }) => event.type === 'RevisionProposed' && event.revision === no,
  )
  if (asked?.event.type !== 'RevisionProposed') {
    const legal = ['legal-reviewer', '法制审核意见'] as const
    const reviewed = recorded.approvals.some(({ role }) => role === legal[0])
    const roles = [departmentHead, ...(reviewed ? [legal] : []), agencyHead]
    return opinions(source, { proposal, roles })
  }
  const box = (title: string, text: string, name: string, at: string | null): Block => ({
    kind: 'opinion',
    ...{ title, text, name, at },
  })
  const department = asked.approvals.find(({ role }) => role === departmentHead[0])
  const reviewed = reviewSaid(source, asked.event.digest)
  return [
    box('承办人意见', `${proposal}请审批。`, asked.by.name, signedAt(events, asked)),
    ...(department
      ? [box(departmentHead[1], saidBy(department), department.name, department.at)]
      : []),
    ...(reviewed ? [facts([['法制审核', reviewed]])] : []),
    box(agencyHead[1], '批准。', recorded.by.name, draft ? null : recorded.at),
  ]
}

export const revisionPapers = { decision_revoke: decisionRevoke }
