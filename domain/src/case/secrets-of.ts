import { nameLength } from '../publicity/redaction/name-length.ts'
import type { DisclosureRules } from '../publicity/disclosure-rules.ts'
import type { Secret, SecretKind } from '../publicity/redaction/grounds.ts'
import type { Party } from './party.ts'

export function secret(kind: SecretKind, value: string | null | undefined): Secret {
  return { kind, value: value ?? '' }
}

/** An opinion of one or two words (同意) occurs in every text and proves no leak. */
export function longSecret(kind: SecretKind, value: string | null | undefined): Secret {
  const text = value ?? ''
  return { kind, value: [...text].length >= minSecretCharacters ? text : '' }
}
const minSecretCharacters = 12

/** The name of a person who signed; an organisation that signed (前台收发室) is no secret. */
export function personSecret(written: string): Secret {
  const name = written.trim()
  const dotted = /^[\p{L}·]+$/u.test(name) && name.slice(1, -1).includes('·')
  return secret('name', dotted || /^[\p{Script=Han}·]{2,4}$/u.test(name) ? name : null)
}

/** Officers' names are public, because the decision bears them (处罚法第55条). */
const officials =
  /^(?:调查人员|执法人员|承办人员?|案件调查人员|听证主持人|主持人|听证员|记录员|书记员)/u

/** Names of persons in a list written by hand: 当事人周某强、委托代理人李四（律师）。 */
export function personSecrets(written: string): Secret[] {
  return written
    .split(/[；;。\n]/u)
    .filter((part) => !officials.test(part.trim()))
    .flatMap((part) =>
      [...part.matchAll(/(?:^|[人员表师：:、，,（(\s])(?=\p{Script=Han})/gu)].flatMap((match) => {
        const at = match.index + match[0].length
        const length = nameLength(part, at)
        return length === 0 ? [] : [secret('name', part.slice(at, at + length))]
      }),
    )
}

/** What of a party is never public, by its kind and the agency's rules of publicity. */
export function partySecrets(party: Party, rules: DisclosureRules): Secret[] {
  const contact = [secret('phone', party.phone), secret('address', party.address)]
  switch (party.kind) {
    case 'organisation':
      return [secret('phone', party.phone)]
    case 'sole-trader':
      return [
        ...contact,
        ...(rules.nameSoleTrader ? [] : [secret('name', party.operator)]),
        secret('id-number', party.operatorIdNumber),
      ]
    case 'natural-person':
      return [
        ...contact,
        ...(rules.maskNaturalPersonName ? [secret('name', party.name)] : []),
        secret('id-number', party.idNumber),
        secret('birth-date', party.birthDate),
      ]
  }
}
