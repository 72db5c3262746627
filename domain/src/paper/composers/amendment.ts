import { handedPapers, type HandedPaper } from '../../case/parts/amendment/handed-papers.ts'
import type { CaseEvent } from '../../case/case-event.ts'
import { eventTitle, kindOf } from '../../case/event-kinds.ts'
import {
  limitChangeText,
  type LimitChange,
  type TextChange,
} from '../../case/parts/amendment/changes.ts'
import { makesNotice } from '../../case/parts/amendment/events.ts'
import { exclusionGrounds } from '../../case/parts/evidence/slice.ts'
import { handoverGrounds } from '../../case/parts/people/codes.ts'
import { facedParty } from '../../case/faced-party.ts'
import { chinaDay } from '../../shared/plain-date.ts'
import { withoutEnd } from '../../shared/without-end.ts'
import { comesBack, getDocumentType } from '../catalogue/document-catalogue.ts'
import type { Block, Paper } from '../paper.ts'
import { eventOf, type Composer, type PaperSource } from '../paper-source.ts'
import {
  agencyHead,
  dateText,
  departmentHead,
  facts,
  heading,
  opinions,
  p,
  paper,
  sealedNumber,
  typed,
  you,
} from './parts.ts'
import { ofRevision } from './revision.ts'

const none = '（空）'

/** What stood there beside what stands there now. */
const changesTable = (changes: readonly TextChange[]): Block => ({
  kind: 'table',
  columns: [
    { title: '序号', share: 1.2, align: 'center' },
    { title: '位置', share: 3.4 },
    { title: '原文', share: 5 },
    { title: '更正为', share: 5 },
  ],
  rows: changes.map(({ label, before, after }, i) => [
    String(i + 1),
    label,
    before || none,
    after || none,
  ]),
})

const limitBlocks = (limits: readonly LimitChange[]): Block[] =>
  limits.length === 0
    ? []
    : [
        p('更正后，下列期限重新计算：'),
        { kind: 'items', items: limits.map((each) => `${limitChangeText(each)}。`) },
      ]

/** 文书补正（更正）通知书 stands beside the served paper, which is not altered. */
const paperAmendment: Composer = (source) => {
  const record = eventOf(source, 'RecordAmended')
  const words = eventOf(source, 'PaperAmended')
  const party = facedParty(source.file)
  if (!party) return null
  if (words) {
    const named = namedPaper(source, words.paper, words.number ?? null)
    return notice(source, [
      p(`本机关送达${you(party)}的${named}有下列笔误，现予补正：`),
      changesTable(words.changes),
      p('补正的理由：', typed(`${withoutEnd(words.reason.trim(), '。')}。`)),
    ])
  }
  if (!record || !makesNotice(record)) return null
  const named = record.papers
    .map((each) => namedPaper(source, each, sealedNumber(source, each, record.of)))
    .join('、')
  const opening =
    record.papers.length > 0
      ? `本机关送达${you(party)}的${named}，下列内容有误，现予更正：`
      : `本机关办理${you(party)}一案的下列记载有误，现予更正：`
  return notice(source, [
    p(opening),
    changesTable(record.changes),
    p('更正的理由：', typed(`${withoutEnd(record.reason.trim(), '。')}。`)),
    ...limitBlocks(record.limits.filter(({ whose }) => whose === 'party')),
  ])
}

function notice(source: PaperSource, blocks: readonly Block[]) {
  const party = facedParty(source.file)
  return paper(source, 'paper_amendment', 'letter', {
    addressee: `${party?.name ?? ''}：`,
    blocks: [
      ...blocks,
      p('原文书的其他内容不变，继续有效。本通知书与原文书一并使用。'),
      p('依据：《中华人民共和国行政处罚法》第七十五条第二款。'),
      p(`联系电话：${source.at.rules.phone}`),
    ],
  })
}

/** 行政处罚决定书（四商罚决字〔2026〕1号）; `named`: the number, where it is known which of several is meant. */
function namedPaper(source: PaperSource, id: HandedPaper, named: string | null): string {
  const number = named ?? sealedNumber(source, id)
  return `《${handedPapers[id]}》${number === '' ? '' : `（${number}）`}`
}

/** The heads who agreed; in a draft, those who may be asked. */
function agreed(source: PaperSource, proposal: string): Block[] {
  const roles = [departmentHead, agencyHead]
  const asked = source.draft
    ? roles
    : roles.filter(([role]) => source.recorded.approvals.some((stamp) => stamp.role === role))
  return opinions(source, { proposal, roles: asked })
}

/** 案卷更正审批表: the record stays as it was made, and this stands behind it. */
const recordAmendment: Composer = (source) =>
  ofRecord(source) ??
  ofInformant(source) ??
  ofEvidence(source) ??
  ofPeople(source) ??
  ofRevision(source)

type RecordAmended = Extract<CaseEvent, { type: 'RecordAmended' }>

/** 2026年11月11日的询问笔录: what the record is called, and the day it was made. */
function amendedRecord({ events }: PaperSource, { of, reads }: RecordAmended): string {
  const { amendment } = kindOf<CaseEvent>(reads)
  const record = 'record' in amendment ? amendment.record : eventTitle(reads)
  const made = events.find(({ version }) => version === of)
  return made ? `${dateText(chinaDay(made.at))}的${record}` : record
}

/** Why a record reads otherwise from now on, what shows it, and which limits move by it. */
const whyAndWhatFollows = ({
  reason,
  proof,
  limits,
}: Extract<CaseEvent, { type: 'RecordAmended' | 'InformantAmended' }>) =>
  [
    ['更正的理由', reason],
    ['更正的凭据', proof],
    ['期限重新计算', limits.map(limitChangeText).join('；') || '不涉及期限'],
  ] as const

const ofRecord: Composer = (source) => {
  const event = eventOf(source, 'RecordAmended')
  if (!event) return null
  const { file } = source
  const earlier = file.amendments.filter(({ of }) => of === event.of).slice(0, -1)
  return paper(source, 'record_amendment', 'form', {
    blocks: [
      facts([
        ['当事人', file.filing?.party.name],
        ['更正的记录', amendedRecord(source, event)],
        ['更正人', source.recorded.by.name],
        ['更正日期', dateText(chinaDay(source.recorded.at))],
      ]),
      changesTable(event.changes),
      facts([
        ...whyAndWhatFollows(event),
        ['通知当事人', makesNotice(event) ? '另发文书补正（更正）通知书' : '不涉及已经送达的文书'],
        ...(earlier.length === 0
          ? []
          : ([['以前的更正', earlier.map(({ on, by }) => `${on} ${by}`).join('；')]] as const)),
      ]),
      ...agreed(source, '原记录有误，拟按上表更正，'),
    ],
  })
}

/** What was put right, and nothing of who it is: the form is read by those who agree. */
const ofInformant: Composer = (source) => {
  const event = eventOf(source, 'InformantAmended')
  if (!event) return null
  const made = source.events.find(({ version }) => version === event.of)
  return paper(source, 'record_amendment', 'form', {
    title: '举报人信息更正审批表',
    blocks: [
      facts([
        ['更正的记录', `${made ? `${dateText(chinaDay(made.at))}的` : ''}线索登记（举报人）`],
        ['更正人', source.recorded.by.name],
        ['更正日期', dateText(chinaDay(source.recorded.at))],
      ]),
      changesTable(event.changes),
      facts([...whyAndWhatFollows(event), ['举报人的姓名和联系方式', '另行加密登记，不入卷']]),
      ...agreed(source, '原登记有误，拟按上表更正，'),
    ],
  })
}

const ofEvidence: Composer = (source) => {
  const event = eventOf(source, 'EvidenceExcluded')
  if (!event) return null
  const names = source.file.excluded.filter(({ id }) => event.evidenceIds.includes(id))
  return paper(source, 'record_amendment', 'form', {
    title: '不采用证据审批表',
    blocks: [
      facts([
        ['当事人', source.file.filing?.party.name],
        ['不采用的证据', names.map(({ name }) => name).join('、')],
        ['理由种类', exclusionGrounds[event.ground]],
        ['理由', event.reason],
      ]),
      heading('原件留在案卷，不作为认定事实的根据。'),
      ...agreed(source, '拟不采用上述证据，'),
    ],
  })
}

const ofPeople: Composer = (source) => {
  const event = eventOf(source, 'InvestigatorsChanged')
  if (!event) return null
  const names = (ids: readonly string[]) => ids.map((id) => source.at.nameOf(id)).join('、') || '无'
  return paper(source, 'record_amendment', 'form', {
    title: '变更承办人审批表',
    blocks: [
      facts([
        ['当事人', source.file.filing?.party.name],
        ['不再承办', names(event.leaving)],
        ['新的承办人', names(event.joining)],
        ['变更后的承办人', names(source.file.investigators)],
        ['变更的情形', handoverGrounds[event.ground]],
        ['变更的理由', event.reason],
      ]),
      ...agreed(source, '拟变更承办人，'),
    ],
  })
}

/**
 * A record that was put right, made anew to be signed again: it says what changed, and that the paper of before
 * stays with its signatures. Other papers of the step are as they are.
 */
export function amendedPaper(paper: Paper, source: PaperSource): Paper {
  const event = eventOf(source, 'RecordAmended')
  if (!event || getDocumentType(paper.type).role !== 'record' || !comesBack(paper.type))
    return paper
  const made = source.events.find(({ version }) => version === event.of)
  const on = made ? `${dateText(chinaDay(made.at))}制作的` : ''
  return {
    ...paper,
    title: `${paper.title}（更正后）`,
    blocks: [
      p(`${on}原文书有下列错误，经批准更正；原文书及其签名仍附卷，不改动。`),
      changesTable(event.changes),
      ...paper.blocks,
    ],
  }
}

export const amendmentPapers = {
  paper_amendment: paperAmendment,
  record_amendment: recordAmendment,
}
