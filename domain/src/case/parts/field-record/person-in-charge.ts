import type { IdentityPaper } from '../../../identity-codes/identity-paper.ts'
import { identityPaperOf } from '../../party.ts'
import { facedParty } from '../../faced-party.ts'
import type { InspectionSlice } from '../../procedures/inspection/slice.ts'
import type { FilingSlice } from '../filing/slice.ts'

type Faced = FilingSlice & Partial<InspectionSlice>

export function personInCharge(file: Faced): string {
  const party = facedParty(file)
  if (!party) return ''
  switch (party.kind) {
    case 'natural-person':
      return party.name
    case 'sole-trader':
      return party.operator
    case 'organisation':
      return party.legalRepresentative
  }
}

/** 法定代表人, 经营者, 本人; unknown for anybody else. */
export function relationOf(file: Faced, signer: string): string {
  const party = facedParty(file)
  if (!party || signer !== personInCharge(file)) return ''
  switch (party.kind) {
    case 'natural-person':
      return '本人'
    case 'sole-trader':
      return '经营者'
    case 'organisation':
      return '法定代表人'
  }
}

/** The number of the party's or the trader's paper; the case does not know that of a legal representative. */
export function numberOfPersonInCharge({ filing }: FilingSlice): string | null {
  const party = filing?.party
  if (!party) return null
  switch (party.kind) {
    case 'natural-person':
      return party.idNumber
    case 'sole-trader':
      return party.operatorIdNumber
    case 'organisation':
      return null
  }
}

/** Of what paper that number is; an identity card where none is known. */
export function paperOfPersonInCharge({ filing }: FilingSlice): IdentityPaper {
  const party = filing?.party
  return !party || party.kind === 'organisation' ? 'id-card' : identityPaperOf(party)
}

type AskedOf = {
  readonly inquiree: string
  readonly inquireeIdNumber: string | null
  readonly inquireePost: string | null
  readonly inquireeAddress: string | null
  readonly inquireePhone: string | null
}

/**
 * What the case knows of the person who was asked, where nothing else was written down: the party itself or the
 * person in charge of it. Of anybody else it knows nothing.
 */
export function carriedFromParty<Asked extends AskedOf>(file: FilingSlice, asked: Asked): Asked {
  const party = file.filing?.party
  if (!party || asked.inquiree !== personInCharge(file)) return asked
  const known = {
    ...asked,
    inquireePhone: asked.inquireePhone ?? party.phone,
    inquireeIdNumber: asked.inquireeIdNumber ?? numberOfPersonInCharge(file),
  }
  switch (party.kind) {
    case 'natural-person':
      return { ...known, inquireeAddress: asked.inquireeAddress ?? party.address }
    case 'sole-trader':
      return { ...known, inquireePost: asked.inquireePost ?? `${party.name}经营者` }
    case 'organisation':
      return { ...known, inquireePost: asked.inquireePost ?? `${party.name}法定代表人` }
  }
}
