import { withoutSpans } from '../../shared/without-spans.ts'
import { KnownWords, coverOf } from '../redaction/known-words.ts'
import type { Secret, SecretKind } from '../redaction/grounds.ts'

/** One output of ours that somebody outside can read: its name (`网页`, `PDF 文字层`) and its text. */
export type Surface = { readonly name: string; readonly text: string }

/** A secret was found. Says where and what kind, never which value: reports are read by many. */
export type LeakHit = { readonly surface: string; readonly kind: SecretKind }

/**
 * Attacks our own output with everything known about a case (泄露检测). A secret counts as found in
 * any spelling: with spaces, full-width or zero-width characters in it, split by punctuation or by
 * markup, in lower case, as HTML entities or percent-encoded. Two searches are made, that of the
 * redactor and a plainer one that does not share its code: what one overlooks the other may find.
 *
 * @param keep public words in which a secret may stand: 王小明便利店 though 王小明 is one
 */
export function findLeaks(
  secrets: readonly Secret[],
  surfaces: readonly Surface[],
  keep: readonly string[] = [],
): readonly LeakHit[] {
  const hunted = secrets
    .map((secret) => ({ kind: secret.kind, ...spellingOf(secret.value) }))
    .filter(({ key }) => [...key].length > 1)
  const words = new KnownWords(secrets)
  const kept = new KnownWords(keep.map((value) => ({ kind: 'other', value })))
  return surfaces.flatMap(({ name, text }) => {
    const covered = coverOf(kept.find(text))
    const spelt = words.find(text).filter((hit) => !covered(hit))
    const found = new Set<SecretKind | undefined>([
      ...plainlyFound(hunted, text, keep),
      ...spelt.map(({ secret }) => secrets[secret]?.kind),
    ])
    return [...found].flatMap((kind) => (kind ? [{ surface: name, kind }] : []))
  })
}

type Hunted = { readonly kind: SecretKind; readonly key: string; readonly strict: boolean }

function plainlyFound(hunted: readonly Hunted[], text: string, keep: readonly string[]) {
  const readings = readingsOf(text)
  const loose = readings.map((reading) =>
    without(keep.map(charactersOnly), charactersOnly(reading)),
  )
  const close = readings.map((reading) => without(keep.map(withoutGaps), withoutGaps(reading)))
  return hunted
    .filter(({ key, strict }) => (strict ? close : loose).some((each) => each.includes(key)))
    .map(({ kind }) => kind)
}

/** The text with a stop where each public word stood, so that what surrounds it does not join. */
function without(words: readonly string[], text: string): string {
  return [...words]
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, '\0'), text)
}

/**
 * A short Chinese name is hunted across gaps and name marks but not across the punctuation of
 * sentences, or 主张。三项 would be 张三.
 */
function spellingOf(value: string): { key: string; strict: boolean } {
  const characters = charactersOnly(value)
  const strict = /^\p{Script=Han}{1,4}$/u.test(characters)
  return { key: strict ? withoutGaps(value) : characters, strict }
}

/** Characters that look like others: a cross or a Cyrillic х in place of the X of an ID number. */
const lookalikes: Readonly<Record<string, string>> = { '×': 'X', '✕': 'X', Х: 'X', О: 'O', А: 'A' }

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[×✕ХОА]/g, (character) => lookalikes[character] ?? character)
}

function charactersOnly(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, '')
}

function withoutGaps(text: string): string {
  return folded(text).replace(/[\p{Cf}\p{Cc}\p{Z}\p{M}·•‧∙・.\-_–—*|/\\~^+=#]/gu, '')
}

/** The text as written, and as a program would decode it. */
function readingsOf(text: string): string[] {
  const decoded = decodedUnicode(decodedPercent(decodedEntities(text)))
  const readings = [text, decoded]
  const words = withoutSpans(text, '<', '>')
  if (words !== text) readings.push(decodedEntities(words))
  return readings
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  middot: '·',
  times: '×',
}

function decodedEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex, digits, name) => {
      if (name !== undefined) return namedEntities[String(name).toLowerCase()] ?? whole
      return character(hex === undefined ? Number(digits) : parseInt(String(hex), 16)) ?? whole
    },
  )
}

function decodedUnicode(text: string): string {
  return text.replace(
    /\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/gi,
    (whole, braced, four) => character(parseInt(String(braced ?? four), 16)) ?? whole,
  )
}

function decodedPercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })
}

function character(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
