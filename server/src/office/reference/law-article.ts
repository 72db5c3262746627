import type { LawArticleView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { isWhole } from '@zhaofa/domain/citation/law-text.ts'
import { unseenText } from '@zhaofa/domain/reference/provision-words.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { editionOn, findLawText, listLawEditions } from '../../storage/publication/law-texts.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'

/** The words of an article as they are in force today; null where its law was not imported. */
export async function viewLawArticle(
  world: World,
  actor: Actor,
  { instrument, article }: { instrument: string; article: number },
): Promise<Omit<NonNullable<LawArticleView['article']>, 'url'> | null> {
  return inAgency(world, actor, async (tx) => {
    const today = chinaDay(world.clock.now().toISOString())
    const edition = editionOn(await listLawEditions(tx), instrument, today)
    const law = edition && (await findLawText(tx, edition))
    if (!edition || !law) return null
    const part = law.text.parts.find(
      (each) => each.kind === 'article' && each.number === article && each.inserted === 0,
    )
    const { fullTitle, number, validFrom } = edition
    const lines =
      part?.kind === 'article'
        ? part.paragraphs.flatMap(({ text, items }) => [text, ...items])
        : isWhole(law.text)
          ? []
          : [`${unseenText}。`]
    return { fullTitle, number, validFrom, lines }
  })
}
