import type { Provision } from '../matter.ts'

/**
 * The places of one instrument whose words were seen. A place is written 24/1/3: article, paragraph, item.
 * @returns gives a place by that spelling; throws RangeError for one that is not in the list.
 */
export function provisionsOf(
  law: string,
  texts: Readonly<Record<string, readonly string[]>>,
): (place: string) => Provision {
  return (place) => {
    const text = texts[place]
    if (!text) throw new RangeError(`${law} ${place} was not seen`)
    return { ...placeIn(law, place), text }
  }
}

/** A place whose words were not seen; without a place not even the article is known. */
export function unseenPlace(law: string, place: string | null = null): Provision {
  return { ...(place === null ? { law, article: null } : placeIn(law, place)), text: [] }
}

function placeIn(law: string, place: string): Omit<Provision, 'text'> {
  const [article = Number.NaN, paragraph, item] = place.split('/').map(Number)
  if (!Number.isInteger(article)) throw new RangeError(`no place of a law: ${place}`)
  return {
    law,
    article,
    ...(paragraph !== undefined && { paragraph }),
    ...(item !== undefined && { item }),
  }
}
