/** What a machine found in an article that may not be public. */
export type ArticleFinding = {
  /** The attachment in which it was found; null when it is in the article's own text. */
  readonly sha256: string | null
  readonly text: string
  readonly reason: string
}

/** A finding that the checker lets stand, and why it may be public. Anything that may not be public sends the article back. */
export type KeptFinding = ArticleFinding & { readonly kept: string }

/** The same words for the same reason in the same place are one finding. */
export const findingKey = ({ sha256, text, reason }: ArticleFinding): string =>
  JSON.stringify([sha256, text, reason])

/** Each finding once, so that it is judged once. */
export function distinctFindings<Found extends ArticleFinding>(found: readonly Found[]): Found[] {
  return [...new Map(found.map((each) => [findingKey(each), each])).values()]
}

/** Findings without a reason. While there are any, the article is not published. */
export function openFindings(
  found: readonly ArticleFinding[],
  kept: readonly KeptFinding[],
): ArticleFinding[] {
  return found.filter((finding) => keptAs(finding, kept) === undefined)
}

/** The findings that have a reason. Reasons for anything else are left out. */
export function keptFindings(
  found: readonly ArticleFinding[],
  kept: readonly KeptFinding[],
): KeptFinding[] {
  return found.flatMap((finding) => keptAs(finding, kept) ?? [])
}

function keptAs(finding: ArticleFinding, kept: readonly KeptFinding[]): KeptFinding | undefined {
  const { sha256, text, reason } = finding
  const key = findingKey(finding)
  const same = kept.find((each) => findingKey(each) === key && each.kept.trim() !== '')
  return same && { sha256, text, reason, kept: same.kept.trim() }
}
