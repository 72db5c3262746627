import { compareTexts, mergeChanges, wordsOf } from './compare-texts.ts'

/** Both texts in one, word by word: first what went, then what came. Readable without colour. */
export function WordsChanged({ before, after }: { before: string; after: string }) {
  const compared = compareTexts(before, after, wordsOf)
  return (
    <>
      {mergeChanges(compared.before, compared.after).map(({ text, kind }, index) =>
        kind === 'same' ? (
          text
        ) : kind === 'gone' ? (
          <del key={index}>{text}</del>
        ) : (
          <ins key={index}>{text}</ins>
        ),
      )}
    </>
  )
}
