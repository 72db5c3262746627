import { partyKindTitles } from '../../case/party.ts'
import { penaltyKinds, penaltyWords } from '../../case/penalty.ts'
import { capitalYuan, yuanText, type Fen } from '../../shared/money.ts'
import { chineseDay } from '../../shared/plain-date.ts'
import { notPublic } from '../redaction/mask.ts'
import type { DecisionBlock, PublicNotice, RevisedBefore } from './public-notice.ts'

/** The particulars of the agency that a 决定书 names. */
export type DecisionAgency = {
  readonly name: string
  readonly reconsiderationAuthority: string
  readonly court: string
}

type Content = Omit<PublicNotice, 'letter'>

/**
 * The 决定书 as the public reads it, written anew from the public fields; 处罚法第59条 lists what it must
 * hold. What is masked in a field is therefore masked here too.
 */
export function decisionText(notice: Content, agency: DecisionAgency): DecisionBlock[] {
  const penalised = notice.kind === 'penalty-decision'
  return [
    ...partyLines(notice),
    heading('一、违法事实和证据'),
    ...paragraphs(notice.facts),
    ...(notice.evidence === '' ? [] : [paragraph(`以上事实有下列证据证实：${notice.evidence}。`)]),
    heading('二、陈述、申辩情况'),
    ...paragraphs(notice.statementHandling),
    heading(penalised ? '三、处罚依据和裁量理由' : '三、不予处罚的理由和依据'),
    paragraph(basisText(notice)),
    ...(penalised ? paragraphs(notice.discretion.reason) : []),
    heading('四、决定内容'),
    paragraph(outcomeText(notice)),
    ...(notice.fines ? [paragraph(finesText(notice.fines))] : []),
    ...(penalised ? [paragraph(correctionText(notice))] : []),
    ...(penalised && notice.fineFen > 0 ? [paragraph(paymentText)] : []),
    ...(notice.revised ? [paragraph(revisedText(notice.revised))] : []),
    heading('五、救济途径和期限'),
    paragraph(waysOf(notice, agency)),
    { kind: 'signature', lines: [agency.name, chineseDay(notice.decidedOn)] },
  ]
}

function partyLines({ party }: Content): DecisionBlock[] {
  const line = (label: string, text: string | null): DecisionBlock[] =>
    text === null ? [] : [{ kind: 'line', label, text }]
  const natural = party.kind === 'natural-person'
  const home = natural ? '住址' : '住所'
  return [
    ...line('当事人', party.name),
    ...line('当事人类别', partyKindTitles[party.kind]),
    ...line('统一社会信用代码', party.uscc),
    ...line(party.kind === 'organisation' ? '法定代表人' : '经营者', party.representative),
    ...(natural ? line('身份证件号码', notPublic) : []),
    ...line(home, `${party.county ?? ''}${notPublic}`),
  ]
}

function basisText(notice: Content): string {
  const { violationBasis, penaltyBasis, noPenaltyReason } = notice
  if (noPenaltyReason !== null) {
    return `当事人的行为违反了${violationBasis}的规定。${noPenaltyReason}。`
  }
  return `当事人的行为违反了${violationBasis}的规定，依据${penaltyBasis}的规定应予处罚。`
}

function outcomeText(notice: Content): string {
  if (notice.kind === 'no-penalty-decision') return '本机关决定对当事人不予行政处罚。'
  return `本机关决定给予当事人${imposed(notice).join('；')}的行政处罚。`
}

const finesText = (fines: NonNullable<Content['fines']>) =>
  `以上罚款系分别裁量、合并执行：${fines.map(({ cause, fineFen }) => `对“${cause}”罚款${inCapitals(fineFen)}`).join('；')}。`

const inCapitals = (fen: Fen) => `人民币${capitalYuan(fen)}（¥${yuanText(fen)}）`

/** Each penalty in words; the fine is written in capitals and in figures, as in the sealed 决定书. */
function imposed({ penaltyKinds: kinds, ...notice }: Content): string[] {
  const words = penaltyWords({ ...notice, kinds }, inCapitals, (kind) => {
    if (kind === 'confiscate-goods')
      return `${penaltyKinds[kind]}（${notice.confiscatedGoods ?? '见清单'}）`
    // The terms say what the other kinds come to.
    return kind === 'warning' || kind === 'criticism' ? penaltyKinds[kind] : ''
  })
  return [...words, notice.terms?.trim() ?? ''].filter((each) => each !== '')
}

const paymentText =
  '当事人应当自收到本决定书之日起十五日内，到指定的银行或者通过电子支付系统缴纳罚款。到期不缴纳罚款的，依据《中华人民共和国行政处罚法》第七十二条第一款第一项，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。'

/** A decision orders correction as well, whether or not an order went before it (处罚法第28条). */
const correctionText = ({ ordered = '改正上述违法行为' }: Content) =>
  `依照《中华人民共和国行政处罚法》第二十八条第一款的规定，责令当事人${ordered}。`

/** How the decision came to read as it does: 变更 of the same, or made anew in the place of another. */
function revisedText({ effect, by, number, on, decision }: RevisedBefore): string {
  const paper = number === null ? '' : `（${number}）`
  const when = `${chineseDay(on)}，${by}`
  return effect === 'changed'
    ? `本决定作出后，${when}依法予以变更${paper}，以上是变更后的决定内容。`
    : `本机关原作出的决定（${decision}）已由${when}${effect === 'void' ? '确认无效' : '撤销'}${paper}，本决定系重新作出。`
}

/** What another organ or a court changed is challenged as its own paper says. */
function waysOf({ remedies, procedure, revised }: Content, agency: DecisionAgency): string {
  if (remedies.length === 0) {
    return '对变更后的决定不服的，按照变更本决定的复议决定书、判决书载明的途径和期限办理。'
  }
  const onTheSpot = procedure === 'summary' && revised?.effect !== 'changed'
  return (onTheSpot ? remedyOnTheSpot : remedyText)(agency)
}

/** 复议前置 (复议法第20、23、32、34条; 行政诉讼法第45条). */
function remedyOnTheSpot({ reconsiderationAuthority, court }: DecisionAgency): string {
  return `不服本决定的，应当自收到本决定书之日起六十日内先向${reconsiderationAuthority}申请行政复议，也可以通过本机关提交申请；对行政复议决定不服，或者复议机关不予受理、驳回申请、逾期不作答复的，再自收到决定书之日或者复议期限届满之日起十五日内向${court}提起行政诉讼。行政复议、行政诉讼期间，除法律另有规定外，本决定不停止执行。`
}

function remedyText({ reconsiderationAuthority, court }: DecisionAgency): string {
  return `如不服本决定，可以自收到本决定书之日起六十日内向${reconsiderationAuthority}申请行政复议，也可以自收到本决定书之日起六个月内依法向${court}提起行政诉讼。行政复议、行政诉讼期间，除法律另有规定外，本决定不停止执行。`
}

function heading(text: string): DecisionBlock {
  return { kind: 'heading', text }
}

function paragraph(text: string): DecisionBlock {
  return { kind: 'paragraph', text }
}

function paragraphs(text: string): DecisionBlock[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(paragraph)
}
