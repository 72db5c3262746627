import { forParty } from '../reference/for-party.ts'
import type { Matter } from '../reference/matter.ts'
import type { Circumstances } from './circumstances.ts'
import type { FilingSlice } from './parts/filing/slice.ts'

type Known = Pick<Circumstances, 'matterOf'>

/** The matter a case rests on, as its rule applies to the party; null before filing. */
export function matterOfCase({ filing }: FilingSlice, { matterOf }: Known): Matter | null {
  const matter = filing ? matterOf(filing.matterCode) : null
  return filing && matter ? forParty(matter, filing.party.kind) : null
}

/**
 * The circumstances as they are for this file. An act that files the case or chooses another rule is
 * thought through on the file after it: its papers ask for the matter of that file, not of the one before.
 */
export function onMatterOf<At extends Known>(file: FilingSlice, at: At) {
  return { ...at, matter: matterOfCase(file, at) }
}
