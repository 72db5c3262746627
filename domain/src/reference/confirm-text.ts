import { placedCitations } from '../citation/citations-in.ts'
import { articleWords, cite } from '../shared/citation.ts'
import { yuanText } from '../shared/money.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import { fieldsRefused, type Refusal } from '../shared/refusal.ts'
import { amountsIn, amountsOf, multiplesIn } from './amounts-in.ts'
import type { Matter, Provision, TextConfirmation } from './matter.ts'
import { penaltyRuleText } from './penalty-rule-text.ts'
import { placeText, provisionsText } from './provision-words.ts'

/** What the legal unit read in the official text; null: as it stands in the catalogue. */
export type OfficialText = {
  /** 第九条第一款第二项. */
  readonly place: string | null
  readonly words: string | null
}

export type OfficialTexts = { readonly violation: OfficialText; readonly penalty: OfficialText }

/**
 * 法制机构 compares a matter with the official text before its first case. Words that were not seen have to
 * be given; the amounts of the catalogue have to stand in the words of the penalty rule.
 */
export function confirmText(
  matter: Matter,
  texts: OfficialTexts,
  confirmation: TextConfirmation,
): Outcome<Matter, Refusal> {
  if (matter.usable.kind === 'no') {
    return refuse(fieldsRefused([{ field: 'text', message: `不能核对：${matter.usable.reason}` }]))
  }
  const violates = read(matter.violates, texts.violation, '违反的规定')
  const punishedBy = read(matter.punishedBy, texts.penalty, '罚则')
  const wrong = [...violates.wrong, ...punishedBy.wrong]
  if (wrong.length === 0) wrong.push(...amountsNotIn(matter, punishedBy.places))
  if (wrong.length > 0) {
    const basis = cite('行政处罚法', 38)
    return refuse(fieldsRefused(wrong.map((message) => ({ field: 'text', message, basis }))))
  }
  const confirmed = { ...matter, violates: violates.places, punishedBy: punishedBy.places }
  return accept({
    ...confirmed,
    violationBasis: provisionsText(confirmed.violates),
    penaltyBasis: provisionsText(confirmed.punishedBy),
    penaltyText: penaltyRuleText(confirmed),
    textConfirmed: confirmation,
  })
}

/** The places with what was read put in. A matter that is to be checked has one rule on each side. */
function read(
  places: readonly Provision[],
  { place, words }: OfficialText,
  side: string,
): { places: readonly Provision[]; wrong: string[] } {
  const [first, ...rest] = places
  if (!first) return { places, wrong: [`事项没有登记${side}`] }
  const moved = place === null ? first : placeOf(first, place)
  if (moved === null)
    return { places, wrong: [`${side}写的不是条款项，应当如“第九条第一款第二项”`] }
  if (moved.article === null) return { places, wrong: [`${side}的条款还不知道，请写明第几条`] }
  const changed = placeText(moved) !== placeText(first)
  const text = words === null ? (changed ? [] : first.text) : linesOf(words)
  if (text.length === 0) return { places, wrong: [`${side}（${placeText(moved)}）的原文没有填`] }
  const named = placedCitations(text[0]?.slice(0, 20) ?? '', { own: moved.law })[0]
  if (named?.start === 0 && named.citation.article !== moved.article) {
    return {
      places,
      wrong: [
        `${side}填的原文是${articleWords({ article: named.citation.article })}，不是${placeText(moved)}`,
      ],
    }
  }
  return { places: [{ ...moved, text }, ...rest], wrong: [] }
}

function placeOf({ law, text }: Provision, words: string): Provision | null {
  const [found, ...more] = placedCitations(words.trim(), { own: law })
  if (!found || more.length > 0 || found.start !== 0 || found.end !== words.trim().length)
    return null
  const { article, paragraph, item } = found.citation
  return {
    law,
    article,
    ...(paragraph !== undefined && { paragraph }),
    ...(item !== undefined && { item }),
    text,
  }
}

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Amounts the catalogue would fine by and the rule does not name. */
function amountsNotIn(matter: Matter, penalty: readonly Provision[]): string[] {
  const text = penalty.flatMap((each) => each.text).join('')
  const { fen, times } = amountsOf(matter)
  const named = amountsIn(text)
  const multiples = multiplesIn(text)
  return [
    ...fen.filter((each) => !named.has(each)).map((each) => `${yuanText(each)} 元`),
    ...times.filter((each) => !multiples.has(each)).map((each) => `${each} 倍`),
  ].map((amount) => `罚则的原文里没有 ${amount}，与登记的幅度不符，不能按这一幅度处罚`)
}
