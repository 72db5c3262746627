import type { KeptBook, UnitActOffer, UnitProposalView } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles } from '@zhaofa/domain/authority/roles.ts'
import { formWords } from '@zhaofa/domain/case/field-words.ts'
import { approvalsAsked } from '@zhaofa/domain/kernel/act.ts'
import {
  mayAnswerProposal,
  type Book,
  type BookAct,
  type BookAt,
  type BookFile,
} from '@zhaofa/domain/kernel/book.ts'
import { standingOf } from '@zhaofa/domain/kernel/procedure.ts'
import { refusalView } from './citations.ts'

export function bookOfferView<File extends BookFile, E, At extends BookAt>(
  book: Book<File, E, At>,
  act: BookAct<File, E, At>,
  file: File,
  at: At,
): UnitActOffer {
  const standing = standingOf(book, act, file, at)
  return {
    ...{ id: act.id, title: act.title, effect: act.effect },
    approvals: approvalsAsked(act, at.actor.roles).map((role) => roles[role]),
    unmet: standing.can ? [] : standing.unmet.map(refusalView),
  }
}

/** Which of these acts are this person's to do now; what applies and cannot be done says why. */
export function bookOffers<File extends BookFile, E, At extends BookAt>(
  book: Book<File, E, At>,
  acts: readonly BookAct<File, E, At>[],
  { file, actor, at }: { readonly file: File; readonly actor: Actor; readonly at: At },
): UnitActOffer[] {
  return acts
    .filter((act) => holdsOneOf(actor, act.by) && act.applies?.(file, at) !== false)
    .map((act) => bookOfferView(book, act, file, at))
}

/** @param acts those of the file as a whole, where others stand beside what they are about. */
export function keptBookView<File extends BookFile, E, At extends BookAt>(
  book: Book<File, E, At>,
  of: { readonly file: File; readonly actor: Actor; readonly at: At },
  acts = book.acts(of.file),
): KeptBook {
  return {
    version: of.file.version,
    offers: bookOffers(book, acts, of),
    proposal: proposalView(book, of.file, of.actor, of.at),
  }
}

function proposalView<File extends BookFile, E, At extends BookAt>(
  book: Book<File, E, At>,
  file: File,
  actor: Actor,
  at: At,
): UnitProposalView | null {
  const { proposal } = file
  if (!proposal) return null
  const act = book.acts(file).find(({ id }) => id === proposal.act)
  const allowed = mayAnswerProposal({ id: actor.personId, roles: actor.roles }, proposal)
  const named = {
    nameOf: (id: string) => at.personOf(id)?.name ?? '（不在名单里）',
    matterOf: () => null,
    papers: [],
  }
  return {
    title: act?.title ?? proposal.act,
    lines: act ? formWords(act.form, proposal.input, named) : [],
    by: proposal.by.name,
    at: proposal.at,
    agreed: proposal.agreed.map(({ name, role, at: on }) => ({ name, role: roles[role], at: on })),
    awaits: roles[proposal.awaits],
    own: proposal.by.id === actor.personId,
    blocked: allowed.ok ? null : allowed.refusal.reason,
  }
}
