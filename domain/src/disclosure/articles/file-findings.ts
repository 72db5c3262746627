/** What a machine found in an attachment that may not be public, by the hash of the file. */
export type FileFinding = {
  readonly sha256: string
  readonly text: string
  readonly reason: string
}

/** A finding the checker lets stand, and why it may be public. What may not be public sends the article back. */
export type KeptFinding = FileFinding & { readonly kept: string }

/** Findings nobody has given a reason for: the article is not published while there are any. */
export function openFindings(
  found: readonly FileFinding[],
  kept: readonly KeptFinding[],
): FileFinding[] {
  return found.filter((finding) => keptAs(finding, kept) === undefined)
}

/** The findings that stand with their reasons; reasons for anything else are left out. */
export function keptFindings(
  found: readonly FileFinding[],
  kept: readonly KeptFinding[],
): KeptFinding[] {
  return found.flatMap((finding) => keptAs(finding, kept) ?? [])
}

function keptAs(
  { sha256, text, reason }: FileFinding,
  kept: readonly KeptFinding[],
): KeptFinding | undefined {
  const same = kept.find(
    (each) =>
      each.sha256 === sha256 &&
      each.text === text &&
      each.reason === reason &&
      each.kept.trim() !== '',
  )
  return same && { sha256, text, reason, kept: same.kept.trim() }
}
