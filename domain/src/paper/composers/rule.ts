import { matterOfCase } from '../../case/case-matter.ts'
import { finesApart, furtherMatters, type WithFurther } from '../../case/further-violation.ts'
import { noPenaltyText, type Penalty } from '../../case/penalty.ts'
import type { DecisionDraft } from '../../case/proposed-decision.ts'
import { tierSentence } from '../../discretion/tier-sentence.ts'
import { forParty } from '../../reference/for-party.ts'
import type { Matter, Provision } from '../../reference/matter.ts'
import { orderedWords } from '../../reference/ordered-words.ts'
import { unseenText, wasSeen, wordsWithoutArticle } from '../../reference/provision-words.ts'
import { withoutEnd } from '../../shared/without-end.ts'
import type { Block } from '../paper.ts'
import type { PaperSource } from '../paper-source.ts'
import {
  dateText,
  moneyText,
  p,
  paragraphs,
  penaltyItems,
  sealedNumber,
  typed,
  you,
} from './parts.ts'

/** The matter of the case as it stands after the act that makes the paper; null before filing. */
export const ruleOf = ({ file, at }: PaperSource): Matter | null => matterOfCase(file, at)

/** 行政处罚法第二十八条第二款: the general power to take 违法所得. */
const gainsBasis = '《中华人民共和国行政处罚法》第二十八条第二款'
const correctionBasis = '《中华人民共和国行政处罚法》第二十八条第一款'

/**
 * 违反了…的规定, with the words of the rule; of a rule that was not seen the paper says so. Where there are several
 * acts, this is the first of them.
 */
export function violationBlocks(matter: Matter | null, { further = [] }: WithFurther): Block[] {
  if (!matter) return []
  const several = further.some(({ relation }) => relation === 'another-act')
  const what = several ? `“${matter.name}”的行为` : '上述行为'
  return [p(ended(`${what}违反了${matter.violationBasis}的规定${quoted(matter.violates)}`))]
}

/** 依据…的规定, with its words; where the money rests on the general rule, that rule as well. */
export function penaltyBasisBlocks(
  matter: Matter | null,
  penalty: Pick<Penalty, 'kinds'>,
): Block[] {
  if (!matter) return []
  const general =
    penalty.kinds.includes('confiscate-gains') && matter.confiscation !== 'required'
      ? `；没收违法所得，依据${gainsBasis}的规定`
      : ''
  return [p(ended(`依据${matter.penaltyBasis}的规定${quoted(matter.punishedBy)}${general}`))]
}

/** A quotation that ends its sentence has the full stop within (GB/T 15834), and none follows it. */
const ended = (text: string) => (text.endsWith('。”') ? text : `${text}。`)

/** ：“…”；“…”. */
function quoted(provisions: readonly Provision[]): string {
  if (provisions.length === 0) return ''
  const words = provisions.map((each) =>
    wasSeen(each) ? `“${wordsWithoutArticle(each)}”` : `（${unseenText}）`,
  )
  return provisions.some(wasSeen) ? `：${words.join('；')}` : words.join('')
}

/** Both rules in a row of a form: the places, and under them their words. */
export function ruleWords(basis: string, provisions: readonly Provision[]): string {
  const words = provisions.map((each) => (wasSeen(each) ? wordsWithoutArticle(each) : unseenText))
  return [basis, ...words].filter(Boolean).join('\n')
}

/** The facts of the other acts of the case; they stand with those of the first, before the evidence. */
export const furtherFacts = ({ further = [] }: WithFurther): Block[] =>
  further.flatMap(({ facts }) => (facts === null ? [] : paragraphs(`另查明：${facts}`)))

/**
 * The other violations of the case, each with its own rules: the same act is told why it is not fined again, another
 * act has its rules, its tier and its fine (处罚法第29条).
 * @param verb 拟对 in a notice, 对 in a decision.
 */
export function furtherBlocks(
  { file, at }: PaperSource,
  { further = [] }: WithFurther,
  verb: '拟对' | '对',
): Block[] {
  const { filing } = file
  if (!filing) return []
  return further.flatMap(({ matterCode, relation, cause, tier, gainsFen, fineFen, reason }) => {
    const found = at.matterOf(matterCode)
    if (!found) return []
    const matter = forParty(found, filing.party.kind)
    if (relation === 'same-act') {
      return [
        p(
          `${ended(`上述行为同时违反了${matter.violationBasis}的规定${quoted(matter.violates)}`)}依据《中华人民共和国行政处罚法》第二十九条，同一个违法行为不得给予两次以上罚款，违反多个法律规范应当给予罚款处罚的，按照罚款数额高的规定处罚，本机关不再依照${matter.penaltyBasis}的规定罚款。`,
        ),
      ]
    }
    return [
      p(ended(`“${cause}”的行为违反了${matter.violationBasis}的规定${quoted(matter.violates)}`)),
      p(ended(`依据${matter.penaltyBasis}的规定${quoted(matter.punishedBy)}`)),
      p(tierSentence(matter, tier), typed(reason ?? '')),
      ...(gainsFen ? [p(`该行为的违法所得${moneyText(gainsFen)}，一并没收。`)] : []),
      ...(fineFen > 0 ? [p(`${verb}该行为罚款${moneyText(fineFen)}。`)] : []),
    ]
  })
}

/** The rules of the other violations of the case in the rows of a form; no row where there is none. */
export function furtherRows({ file, at }: PaperSource): [string, string][] {
  return furtherMatters(file, at).map(
    ({ name, violationBasis, violates, penaltyBasis, punishedBy }) => [
      '同案的其他违法',
      [name, ruleWords(violationBasis, violates), ruleWords(penaltyBasis, punishedBy)].join('\n'),
    ],
  )
}

/** How the whole fine is made up, where several acts are fined together. */
export function finesBlocks(source: PaperSource, penalty: Penalty, further: WithFurther): Block[] {
  const fines = finesApart(penalty.fineFen, ruleOf(source)?.name ?? '', further)
  if (fines === null) return []
  const parts = fines.map(({ cause, fineFen }) => `对“${cause}”罚款${moneyText(fineFen)}`)
  return [p(`以上罚款系分别裁量、合并执行：${parts.join('；')}。`)]
}

/**
 * 责令改正 as the rule orders it (处罚法第28条第1款): what was ordered, served and found where correction comes
 * first; the order itself where it goes with the penalty or rests on the general rule.
 */
export function correctionBlocks(source: PaperSource, verb: '责令' | '拟责令'): Block[] {
  const matter = ruleOf(source)
  const party = source.file.filing?.party
  if (!matter || !party) return []
  const who = you(party)
  const order = (basis: string) => p(`依据${basis}的规定，${verb}${who}${orderedWords(matter)}。`)
  switch (matter.correction) {
    case 'first':
      return [...triedBlocks(source, who), order(correctionBasis)]
    case 'with':
      return [order(`${matter.penaltyBasis}和${correctionBasis}`)]
    case 'none':
      return [order(correctionBasis)]
  }
}

/** What the decision orders the party to do beside the penalty. */
export function orderWords(source: PaperSource): string {
  const matter = ruleOf(source)
  return matter ? orderedWords(matter) : ''
}

/** The whole outcome in one row of a form: 责令改正上述违法行为；罚款…. */
export function outcomeText(
  source: PaperSource,
  {
    outcome,
    penalty,
    noPenaltyReason,
  }: Pick<DecisionDraft, 'outcome' | 'penalty' | 'noPenaltyReason'>,
): string {
  if (outcome === 'no-penalty') return noPenaltyText(noPenaltyReason)
  return [`责令${orderWords(source)}`, ...penaltyItems(penalty)].join('；')
}

/** 违法所得: what was found and how, or why none; no sentence where the rule does not ask and none were found. */
export function gainsBlocks({ file }: PaperSource): Block[] {
  if (!file.conclusion) return []
  const { gainsFen, gainsReason, refundFen } = file.conclusion.findings
  const reason = gainsReason ? `：${withoutEnd(gainsReason.trim(), '。；，')}` : ''
  if (gainsFen === null) {
    return gainsReason ? [p('经查，没有认定违法所得', typed(`${reason}。`))] : []
  }
  const refund = refundFen ? `其中${moneyText(refundFen)}依法应当退赔，不予没收。` : ''
  return [p(`经查，违法所得${moneyText(gainsFen)}`, typed(`${reason}。`), refund)]
}

const found = {
  corrected: '已按期改正',
  partly: '只部分改正或者逾期才改正',
  not: '没有改正',
} as const

function triedBlocks(source: PaperSource, who: string): Block[] {
  return source.file.corrections.slice(-1).map(({ orderedOn, servedOn, deadline, recheck }) => {
    const number = sealedNumber(source, 'correction_order')
    const served = servedOn === null ? '' : `，${dateText(servedOn)}送达`
    const result = recheck ? `。${dateText(recheck.on)}复查，${who}${found[recheck.status]}：` : ''
    return p(
      `本机关${dateText(orderedOn)}作出责令改正通知书${number === '' ? '' : `（${number}）`}${served}，责令${who}于${dateText(deadline)}前改正${result}`,
      ...(recheck ? [typed(`${withoutEnd(recheck.findings.trim(), '。；，')}。`)] : ['。']),
    )
  })
}
