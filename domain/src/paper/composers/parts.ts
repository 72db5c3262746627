import { proposalApproved } from '../../case/submitted.ts'
import type { RecordedEvent } from '../../case/case-event.ts'
import type { CaseFile } from '../../case/case-file.ts'
import { withoutEnd } from '../../shared/without-end.ts'
import type { PersonId } from '../../kernel/recorded.ts'
import { caseTitle } from '../../case/case-title.ts'
import { partyCodeTitle, type Party } from '../../case/party.ts'
import { penaltyKinds, penaltyWords, type Penalty } from '../../case/penalty.ts'
import { capitalYuan, yuanText, type Fen } from '../../shared/money.ts'
import { chinaDay, chinaTime, type PlainDate } from '../../shared/plain-date.ts'
import {
  bothOfficersSign,
  comesBack,
  getDocumentType,
  isPartyPaper,
  type DocumentTypeId,
} from '../catalogue/document-catalogue.ts'
import type { Block, Paper, SignatureLine, TextRun } from '../paper.ts'
import type { PaperSource } from '../paper-source.ts'

type Body = {
  readonly title?: string
  readonly addressee?: string | null
  readonly blocks: readonly Block[]
  readonly signatures?: readonly SignatureLine[]
  /** Null: the paper bears no date of issue of its own. */
  readonly dated?: boolean
  readonly ofDraft?: string
  readonly apart?: true
}

/** A paper of this type: head, number, seal and verification come from the type and the source. */
export function paper(
  source: PaperSource,
  type: DocumentTypeId,
  layout: Paper['layout'],
  { title, addressee = null, blocks, signatures = [], dated = true, ofDraft, apart }: Body,
): Paper {
  const kind = getDocumentType(type)
  const { file, at, number, verifyUrl, query, draft, recorded, id } = source
  return {
    type,
    layout,
    agencyName: at.rules.agencyName,
    ...(kind.role === 'submission' && { fromParty: true as const }),
    title: title ?? kind.title,
    number,
    numbered: kind.numberWord !== null,
    caseName: layout === 'letter' ? null : caseTitle(file),
    addressee,
    blocks: blocks.filter(saysSomething),
    signatures: comesBack(type)
      ? signatures
      : [...signatures, ...colleagueLines(source, type, signatures)].map((line) =>
          signedInside(source, line),
        ),
    sealed: kind.seal !== null,
    ...(kind.seal === null ? {} : { seal: kind.seal }),
    issuedOn: dated && !draft ? chinaDay(recorded.at) : null,
    verifyUrl: kind.seal === null ? null : verifyUrl,
    query: isPartyPaper(type) ? (query ?? null) : null,
    pageCode: comesBack(type) && !draft ? (id ?? null) : null,
    ...(ofDraft === undefined ? {} : { ofDraft }),
    ...(apart && { apart }),
    draft,
    voided: null,
  }
}

/** A sentence that does not apply is empty, and no line of the paper. */
const saysSomething = (block: Block): boolean =>
  block.kind !== 'paragraph' || block.spans.some(({ text }) => text !== '')

/** Whoever did not make a paper of the agency that two officers answer for signs it as well (会签). */
function colleagueLines(
  source: PaperSource,
  type: DocumentTypeId,
  lines: readonly SignatureLine[],
): SignatureLine[] {
  if (!bothOfficersSign(type) || lines.length > 0) return []
  const { file, recorded } = source
  const others = file.investigators.filter((id) => id !== recorded.by.id)
  return officerLines(source, others, '承办人')
}

/**
 * Who submitted the act signed by doing so, and a colleague who countersigned it on its way signed then: the line bears
 * that day. Others sign with ink.
 */
function signedInside(source: PaperSource, line: SignatureLine): SignatureLine {
  if (line.on !== null || line.name === null) return line
  const at = submittedAt(source)
  if (at !== null && line.name === source.recorded.by.name) return { ...line, on: chinaDay(at) }
  return { ...line, on: countersignedOn(source, line.name) }
}

/** The day on which this colleague signed the form that the heads then decided on. */
function countersignedOn(source: PaperSource, name: string): PlainDate | null {
  const proposal = proposalOf(source)
  const signed = source.events.find(
    ({ event }) =>
      event.type === 'PapersCountersigned' &&
      event.name === name &&
      event.forms?.at === proposal?.version,
  )?.event
  return proposal && signed?.type === 'PapersCountersigned' ? signed.on : null
}

export const p = (...parts: (string | TextRun)[]): Block => ({
  kind: 'paragraph',
  spans: parts.map((part) => (typeof part === 'string' ? { text: part } : part)),
})
/**
 * The number of the sealed paper of this type that the step `madeIn` made; without a step, or where it made none, of the
 * latest. Empty when there is none.
 */
export function sealedNumber(
  { sealed }: Pick<PaperSource, 'sealed'>,
  type: DocumentTypeId,
  madeIn: number | null = null,
): string {
  const ofType = sealed.filter((each) => each.type === type && !each.voided)
  return (ofType.find(({ version }) => version === madeIn) ?? ofType.at(-1))?.number ?? ''
}

/** 代收机构 with all that a payer needs (罚缴分离办法第7条). */
export function bankText({ at }: PaperSource): string {
  const { name, address, holder, account } = at.rules.bank
  return `${name}（地址：${address}，户名：${holder}，账号：${account}）`
}

/** What the user typed in this act. */
export const typed = (text: string): TextRun => ({ text, style: 'typed' })
export const heading = (text: string): Block => ({ kind: 'heading', text })
/** A long text, one paragraph a line. */
export const paragraphs = (text: string): Block[] =>
  text
    .split(/\n+/)
    .filter(Boolean)
    .map((line) => p(typed(line)))

/** Typed words that end a sentence of ours: with exactly one full stop. */
export const sentence = (text: string): string => `${withoutEnd(text.trim(), '。；，')}。`

export function facts(
  rows: readonly (readonly [label: string, value: string | null | undefined])[],
  columns: 1 | 2 = 1,
): Block {
  return { kind: 'facts', columns, rows: rows.map(([label, value]) => [label, value ?? '']) }
}

/** 2026-11-23 → 2026年11月23日 */
export function dateText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** An instant in China time: 2026年11月23日 9时05分 */
export function instantText(at: string): string {
  const china = chinaTime(at)
  return `${dateText(china.slice(0, 10))} ${Number(china.slice(11, 13))}时${china.slice(14, 16)}分`
}

/** 人民币壹万捌仟元整（¥18,000.00） */
export function moneyText(fen: Fen): string {
  return `人民币${capitalYuan(fen)}（¥${yuanText(fen)}）`
}

/** 当事人基本情况 (处罚法第59条第1项); the rows depend on the kind of party. */
export function partyRows(party: Party): [string, string][] {
  const contact: [string, string][] = [
    [party.kind === 'natural-person' ? '住址' : '住所（经营场所）', party.address],
    ['联系电话', party.phone],
  ]
  switch (party.kind) {
    case 'natural-person':
      return [
        ['姓名', party.name],
        ...optionalRow('性别', party.gender),
        ...optionalRow('出生日期', party.birthDate && dateText(party.birthDate)),
        [partyCodeTitle(party), party.idNumber],
        ...contact,
      ]
    case 'sole-trader':
      return [
        ['字号', party.name],
        ['经营者', party.operator],
        ['统一社会信用代码', party.uscc],
        ...contact,
      ]
    case 'organisation':
      return [
        ['名称', party.name],
        ['法定代表人', party.legalRepresentative],
        ['统一社会信用代码', party.uscc],
        ...contact,
      ]
  }
}

/** What is not known is no row. */
const optionalRow = (label: string, value: string | null): [string, string][] =>
  value ? [[label, value]] : []

/** The particulars of the party as lines at the head of running text. */
export function partyParagraphs(party: Party): Block[] {
  return partyRows(party).map(([label, value]) => p(`${label}：${value}`))
}

/** The same under a line that names the party already: everything but its name. */
export function addressedParty(party: Party): Block[] {
  return partyParagraphs(party).slice(1)
}

/** 你单位 for organisations, 你 for people. */
export function you(party: Party): string {
  return party.kind === 'natural-person' ? '你' : '你单位'
}

/** What is imposed, in the words of a decision: each kind with its content. */
export function penaltyItems(penalty: Penalty): string[] {
  return penaltyWords(penalty, moneyText, (kind) => {
    const title = penaltyKinds[kind]
    if (kind === 'confiscate-goods') return `${title}：${penalty.confiscatedGoods ?? ''}`
    if (kind === 'warning' || kind === 'criticism' || !penalty.terms) return title
    return `${title}：${penalty.terms}`
  })
}

/** The same as a list that reads as one sentence: ； between, 。 at its end. */
export function penaltyList(penalty: Penalty): string[] {
  return penaltyItems(penalty).map((item, i, all) => `${item}${i < all.length - 1 ? '；' : '。'}`)
}

/** 陈立新（执法证号 07030022016） */
export function officerText({ at }: PaperSource, id: PersonId): string {
  const [certificate] = at.certificatesOf(id)
  return `${at.nameOf(id)}${certificate ? `（执法证号 ${certificate.number}）` : ''}`
}

/** One signature line for each officer, with the certificate number. */
export function officerLines(
  source: PaperSource,
  officers: readonly PersonId[],
  label = '执法人员',
): SignatureLine[] {
  return officers.map((id) => ({
    label,
    name: source.at.nameOf(id),
    detail: source.at.certificatesOf(id)[0]?.number ?? null,
    on: null,
  }))
}

/** A line the party or somebody else signs by hand. */
export const byHand = (label: string): SignatureLine => ({
  label,
  name: null,
  detail: null,
  on: null,
})

/** Left to the person's own hand: printed words would say nothing about who read the record. */
export const readAndRight = (who: string, right: string): Block => ({
  kind: 'handwriting',
  hint: `由${who}亲笔写明“以上笔录我看过（或者向我宣读过），${right}”；有不同意见的，写明意见`,
})

/** Boxes of an approval form, filled from the stamps of the act. */
export function opinions(
  source: PaperSource,
  { proposal, roles }: { proposal: string; roles: readonly (readonly [string, string])[] },
): Block[] {
  const { recorded, at } = source
  const proposer: Block = {
    kind: 'opinion',
    title: '承办人意见',
    text: `${proposal}请审批。`,
    name: recorded.by.name,
    at: submittedAt(source),
  }
  const boxes = roles.map(([role, title]): Block => {
    const stamp = recorded.approvals.find((each) => each.role === role)
    return {
      kind: 'opinion',
      title,
      text: stamp ? saidBy(stamp) : '',
      name: stamp ? at.nameOf(stamp.person) : '',
      at: stamp?.at ?? null,
    }
  })
  return [proposer, ...boxes]
}

/** What somebody who agreed wrote, as a sentence. */
export const saidBy = ({ opinion }: { readonly opinion: string | null }): string =>
  sentence(opinion?.trim() || '同意')

/** The instant at which the author of an earlier step signed it. */
export const signedAt = (events: readonly RecordedEvent[], recorded: RecordedEvent): string =>
  (proposalApproved(events, recorded) ?? recorded).at

/**
 * When the proposer submitted what `recorded` brings into effect: the instant of the proposal that was
 * approved, or of the act itself where nobody approves. Null in a draft that is not submitted yet.
 */
export function submittedAt(source: PaperSource): string | null {
  const proposal = proposalOf(source)
  if (proposal) return proposal.at
  return source.draft ? null : source.recorded.at
}

/** The proposal that was approved, or that a draft is looked at of; null where nobody approves or nothing was submitted. */
function proposalOf({ recorded, events, draft }: PaperSource): RecordedEvent | null {
  if (recorded.approvals.length > 0) return proposalApproved(events, recorded)
  if (!draft) return null
  const earlier = events.filter(({ version }) => version < recorded.version)
  const proposed = earlier.findLast(({ event }) => event.type === 'ActProposed') ?? null
  const answered = earlier.some(
    ({ version, event, approvals }) =>
      proposed !== null &&
      version > proposed.version &&
      (event.type === 'ActReturned' || event.type === 'ProposalWithdrawn' || approvals.length > 0),
  )
  return answered ? null : proposed
}

export const departmentHead = ['department-head', '承办机构负责人意见'] as const
export const agencyHead = ['agency-head', '机关负责人意见'] as const

/** 复议、诉讼: authority, court, days (行政复议法第20、24条; 行政诉讼法第46条). Left out, the time limit grows to a year. */
export function remedies(
  { at }: PaperSource,
  party: Party,
  { what = '决定', binds = true }: { what?: '决定' | '通知'; binds?: boolean } = {},
): Block {
  const { reconsiderationAuthority, court } = at.rules
  const meanwhile = binds ? `复议、诉讼期间，本${what}不停止执行，法律另有规定的除外。` : ''
  return p(
    `如不服本${what}，${you(party)}可以自收到本${what}书之日起六十日内，依照《中华人民共和国行政复议法》第二十条、第二十四条的规定，` +
      `向${reconsiderationAuthority}申请行政复议；也可以自收到本${what}书之日起六个月内，依照《中华人民共和国行政诉讼法》第四十六条的规定，` +
      `直接向${court}提起行政诉讼。${meanwhile}`,
  )
}

/** When the case began: on the spot (当场), by 立案, or with the visit after which nothing followed. */
export function beganRow({ filing, spot, visit }: CaseFile): [string, string] {
  if (visit && !filing) {
    return ['检查日期', dateText(chinaDay(visit.arrival?.at ?? visit.openedAt))]
  }
  const onTheSpot = spot !== null && spot.converted === null
  return [onTheSpot ? '当场处罚日期' : '立案日期', filing ? dateText(filing.filedOn) : '']
}
