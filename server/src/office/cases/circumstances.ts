import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { onMatterOf } from '@zhaofa/domain/case/case-matter.ts'
import { isPlainObject } from '@zhaofa/domain/kernel/field-problem.ts'
import { usccProblem } from '@zhaofa/domain/identity-codes/uscc.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { KnownFirm } from '@zhaofa/domain/case/known-firm.ts'
import type { Tx } from '../../storage/database.ts'
import { findKnownFirm } from '../../storage/known-firms.ts'
import { papersToSign } from '../../storage/document-store.ts'
import { drawnSignaturesOf } from '../../storage/drawn-signature-store.ts'
import { scansOf } from '../../storage/scan-store.ts'
import { loadStaff } from '../../storage/staff-store.ts'
import { uploadsOf } from '../../storage/upload-store.ts'
import type { Reference, World } from '../../world.ts'
import { digestOf } from '../reference/digest.ts'

/**
 * Everything a rule may look at beside the file, read once, in the act's own transaction.
 * @param input what was typed, where rules are to judge it: firms named in it are looked up.
 */
export async function loadCircumstances(
  tx: Tx,
  world: World,
  { actor, file, input }: { actor: Actor; file: CaseFile | null; input?: unknown },
): Promise<Circumstances> {
  const now = world.clock.now().toISOString()
  const today = chinaDay(now)
  const reference = await world.reference.load(tx, file?.agencyId ?? actor.agencyId, today)
  const staff = await loadStaff(tx)
  const firms = await firmsIn(tx, input, file?.id ?? null)
  const uploads = file ? await uploadsOf(tx, file.id) : new Map()
  const scans = file ? await scansOf(tx, file.id) : new Map()
  const drawn = file ? await drawnSignaturesOf(tx, file.id) : new Map()
  const papers = file ? await papersToSign(tx, file.id) : []
  const at = {
    now,
    today,
    actor: { id: actor.personId, name: actor.name, roles: actor.roles },
    calendar: reference.calendar,
    ...lawOf(reference),
    certificatesOf: (person: string) => staff.get(person)?.certificates ?? [],
    reviewerOf: (person: string) =>
      staff.get(person) ?? { legalQualificationNo: null, firstReviewOn: null, reviewUntil: null },
    counselOf: (person: string) => staff.get(person)?.counsel ?? null,
    nameOf: (person: string) => staff.get(person)?.name ?? '（已离任人员）',
    knownFirmOf: (uscc: string) => firms.get(uscc) ?? null,
    uploadOf: (id: string) => uploads.get(id) ?? null,
    papers,
    scanOf: (upload: string) => scans.get(upload) ?? null,
    drawnOf: (id: string) => drawn.get(id) ?? null,
    digest: digestOf,
  } satisfies Omit<Circumstances, 'matter'>
  return onMatterOf(file ?? { filing: null }, at)
}

/** What a file is judged by that changes from day to day: it is replaced together, or digests would be of another day. */
export function lawOf({ rules, catalogue, matterOf, digestOfRules }: Reference) {
  return { rules, catalogue, matterOf, digestOfRules }
}

/** The firms among the fields of a form, by their codes. */
async function firmsIn(
  tx: Tx,
  input: unknown,
  apart: string | null,
): Promise<ReadonlyMap<string, KnownFirm>> {
  const found = new Map<string, KnownFirm>()
  for (const value of isPlainObject(input) ? Object.values(input) : []) {
    const typed = isPlainObject(value) ? value['uscc'] : null
    const code = typeof typed === 'string' ? typed.trim().toUpperCase() : ''
    const known = usccProblem(code) === null ? await findKnownFirm(tx, code, { apart }) : null
    if (known) found.set(code, known)
  }
  return found
}
