/** A word of a text and its part of speech as ICTCLAS names them: nr a person, ns a place, n a noun, x unknown. */
export type TaggedWord = { readonly word: string; readonly tag: string }

/**
 * Cuts a text into words, in order and without gaps. The domain holds no dictionary: whoever has one passes it
 * in. Without one names are told by lists and context alone, and more of them are missed.
 */
export type Tagger = (text: string) => readonly TaggedWord[]

/** For the browser, which has no dictionary: the server looks at the same text again. */
export const withoutDictionary: Tagger = () => []
