import type { FieldProblem } from '../kernel/field-problem.ts'
import type { Circumstances } from './circumstances.ts'
import { nameBeforeReasons, type Party } from './party.ts'

/** Names that differ in width of letters, brackets or spaces only are one name. */
const plain = (name: string) => name.normalize('NFKC').replace(/\s/g, '')

export const isSameFirmName = (one: string, other: string): boolean => plain(one) === plain(other)

/**
 * One code belongs to one firm (GB 32100). Under another name than last time it is either a firm that was
 * renamed, a mistake of then, or a mistake of now: the officer looks at the licence and says which. What only the
 * register says stands in no file, and is put right there.
 */
export function checkFirmName(
  party: Party,
  { knownFirmOf }: Pick<Circumstances, 'knownFirmOf'>,
): FieldProblem[] {
  if (party.kind === 'natural-person') return []
  const known = knownFirmOf(party.uscc)
  if (known === null || known.register?.only || isSameFirmName(known.name, party.name)) return []
  const { nameBefore } = party
  if (nameBefore && isSameFirmName(nameBefore.name, known.name)) return []
  const message = `这个代码在本局的案件里登记的名称是“${known.name}”，与现在填的“${party.name}”不同。请核对营业执照，说明是更名还是有误`
  return [{ field: 'party.nameBefore', message }]
}

/** What the file says of a name that was another one before; null when there is nothing to say. */
export function nameBeforeText(party: Party): string | null {
  if (party.kind === 'natural-person' || !party.nameBefore) return null
  const { name, because } = party.nameBefore
  return `该代码在本局以前的案件中登记为“${name}”：${nameBeforeReasons[because]}`
}
