import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import { unusable, type Refusal } from '../shared/refusal.ts'
import type { InstrumentVersion, LawRegistry } from './law-registry.ts'
import type { LawText } from './law-text.ts'

/** What the person importing a text says of it; what is left out is read from text and registry. */
type EditionWishes = {
  /** 2021年修订. */
  readonly number?: string
  readonly validFrom?: PlainDate
}

/**
 * Which version of the instrument a text is. A title the registry knows must be one of its versions,
 * and the lines of adoption must not speak against it; another title needs its first day in force.
 */
export function editionOf(
  text: Pick<LawText, 'title' | 'history' | 'inForceFrom'>,
  wishes: EditionWishes,
  registry: LawRegistry,
): Outcome<InstrumentVersion, Refusal> {
  const versions = registry.get(text.title)?.versions
  if (!versions) return unregistered(text, wishes)
  const names = versions.map(({ number }) => number).join('、')
  const version = wishes.number
    ? versions.find(({ number }) => number === wishes.number)
    : versions.findLast(({ validTo }) => validTo === null)
  if (!version) {
    return refuse(
      unusable(
        wishes.number
          ? `法规库里《${text.title}》的文本有：${names}，没有“${wishes.number}”`
          : `《${text.title}》没有现行文本，请用 --number 指明是哪一个：${names}`,
      ),
    )
  }
  if (wishes.validFrom && wishes.validFrom !== version.validFrom) {
    return refuse(
      unusable(
        `法规库里《${text.title}》（${version.number}）自 ${version.validFrom} 起施行，与 ${wishes.validFrom} 不一致`,
      ),
    )
  }
  if (!wishes.number && speaksAgainst(text.history, version)) {
    return refuse(
      unusable(
        `文件开头写的是“${text.history.at(-1) ?? ''}”，与现行文本“${version.number}”对不上；请核对文件，确认无误的用 --number 指明：${names}`,
      ),
    )
  }
  return accept(version)
}

function unregistered(
  { title, history, inForceFrom }: Pick<LawText, 'title' | 'history' | 'inForceFrom'>,
  wishes: EditionWishes,
): Outcome<InstrumentVersion, Refusal> {
  const validFrom = wishes.validFrom ?? inForceFrom
  if (!validFrom) return refuse(unusable(`《${title}》没有写明施行日期，请用 --from 指明`))
  const number =
    wishes.number ?? decree.exec(history.join(' '))?.[0] ?? `${validFrom.slice(0, 4)}年`
  return accept({ number, validFrom, validTo: null })
}

const decree = /第[\d一二三四五六七八九十百零〇]+号/

/** The version is named by a year or a decree, and the lines of adoption name others only. */
function speaksAgainst(history: readonly string[], { number }: InstrumentVersion): boolean {
  const lines = history.join('\n')
  const year = /^(\d{4})年/.exec(number)?.[1]
  const last = [...lines.matchAll(/(\d{4})年\d{1,2}月\d{1,2}日(?!起?\s*施行)/g)].at(-1)?.[1]
  if (year !== undefined) return last !== undefined && last !== year
  const named = decree.exec(number)?.[0]
  return named !== undefined && decree.test(lines) && !lines.includes(named)
}
