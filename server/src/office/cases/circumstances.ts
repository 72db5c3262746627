import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { counselStanding } from '@zhaofa/domain/legal-unit/counsel.ts'
import { onMatterOf } from '@zhaofa/domain/case/case-matter.ts'
import { isPlainObject } from '@zhaofa/domain/kernel/field-problem.ts'
import { usccProblem } from '@zhaofa/domain/identity-codes/uscc.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { likeCaseYears } from '@zhaofa/domain/discretion/spread.ts'
import { addMonths, chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Opening } from '@zhaofa/domain/case/case-kernel.ts'
import type { KnownFirm } from '@zhaofa/domain/case/known-firm.ts'
import type { Tx } from '../../storage/database.ts'
import { findKnownFirm } from '../../storage/known-firms.ts'
import { findLikeCases, type Likeness } from '../../storage/like-cases.ts'
import { papersToSign } from '../../storage/document-store.ts'
import { drawnSignaturesOf } from '../../storage/drawn-signature-store.ts'
import { scansOf } from '../../storage/scan-store.ts'
import { loadStaff } from '../../storage/staff-store.ts'
import { registeredCounsel } from '../../storage/streams/counsel-stream.ts'
import { uploadsOf } from '../../storage/upload-store.ts'
import type { Reference, World } from '../../world.ts'
import { digestOf } from '../reference/digest.ts'
import { isAboutVisit, loadInspectionFacts } from './inspection-facts.ts'

type Judged = {
  readonly actor: Actor
  readonly file: CaseFile | null
  /** The act that is to begin a file, where one is judged. */
  readonly opening?: Opening
  /** What was typed, where rules are to judge it: firms and officers named in it are looked up. */
  readonly input?: unknown
}

/** Everything a rule may look at beside the file, read once, in the act's own transaction. */
export async function loadCircumstances(
  tx: Tx,
  world: World,
  { actor, file, opening, input }: Judged,
): Promise<Circumstances> {
  const now = world.clock.now().toISOString()
  const today = chinaDay(now)
  const agencyId = file?.agencyId ?? actor.agencyId
  const reference = await world.reference.load(tx, agencyId, today)
  const staff = await loadStaff(tx)
  const counsel = holdsOneOf(actor, asksCounsel) ? await registeredCounsel(tx, actor.agencyId) : []
  const firms = await firmsIn(tx, input, file?.id ?? null)
  const uploads = file ? await uploadsOf(tx, file.id) : new Map()
  const scans = file ? await scansOf(tx, file.id) : new Map()
  const drawn = file ? await drawnSignaturesOf(tx, file.id) : new Map()
  const papers = file ? await papersToSign(tx, file.id) : []
  const likeFinesOf = input === undefined ? noFines : await likeFinesIn(tx, file, { today, input })
  const at = {
    now,
    today,
    actor: { id: actor.personId, name: actor.name, roles: actor.roles },
    calendar: reference.calendar,
    ...lawOf(reference),
    certificatesOf: (person: string) => staff.get(person)?.certificates ?? [],
    reviewerOf: (person: string) =>
      staff.get(person) ?? { legalQualificationNo: null, firstReviewOn: null, reviewUntil: null },
    counselOf: (person: string) => {
      const entry = counsel.find(({ file: { engaged } }) => engaged?.person === person)
      return entry ? counselStanding(entry.file, today) : null
    },
    nameOf: (person: string) => staff.get(person)?.name ?? '（已离任人员）',
    likeFinesOf,
    knownFirmOf: (uscc: string) => firms.get(uscc) ?? null,
    inspection: isAboutVisit(file, opening ?? null)
      ? await loadInspectionFacts(tx, {
          ...{ agencyId, today, input, rules: reference.rules },
          files: file ? [file] : [],
        })
      : null,
    uploadOf: (id: string) => uploads.get(id) ?? null,
    papers,
    scanOf: (upload: string) => scans.get(upload) ?? null,
    drawnOf: (id: string) => drawn.get(id) ?? null,
    digest: digestOf,
  } satisfies Omit<Circumstances, 'matter'>
  return onMatterOf(file ?? { filing: null }, at)
}

/** Who asks counsel, and who answers as one: nobody else's rules look into the register. */
const asksCounsel = ['legal-reviewer', 'legal-counsel'] as const

/** What a file is judged by that changes from day to day: it is replaced together, or digests would be of another day. */
export function lawOf({ rules, catalogue, matterOf, digestOfRules }: Reference) {
  return { rules, catalogue, matterOf, digestOfRules }
}

const noFines = () => []

/** What like cases were fined, for each violation of a case that is about to be decided; asked only where an act is judged. */
async function likeFinesIn(
  tx: Tx,
  file: CaseFile | null,
  { today, input }: { readonly today: PlainDate; readonly input: unknown },
): Promise<Circumstances['likeFinesOf']> {
  const { conclusion, decision, filing } = file ?? {}
  if (!file || !filing || !conclusion || decision) return noFines
  const { tier, further = [] } = conclusion.findings
  const asked = [{ matterCode: filing.matterCode, tier }, ...further, ...likenessesTyped(input)]
  const find = await findLikeCases(tx, asked, {
    agencyId: file.agencyId,
    since: sinceLikeCases(today),
    apart: file.id,
  })
  return (matterCode, wanted) =>
    find({ matterCode, tier: wanted })
      .cases.filter(({ compared }) => compared)
      .map(({ fineFen }) => fineFen)
}

/** Further violations as the form has them now: their tiers may be others than the report found. */
function likenessesTyped(input: unknown): Likeness[] {
  const rows = isPlainObject(input) ? input['further'] : null
  return (Array.isArray(rows) ? rows : []).filter(isPlainObject).flatMap((row) => {
    const { matterCode, tier } = row
    return typeof matterCode === 'string'
      ? [{ matterCode, tier: typeof tier === 'string' ? tier : '' }]
      : []
  })
}

/** Like cases are those of five years up to today. */
export const sinceLikeCases = (today: PlainDate): PlainDate => addMonths(today, -12 * likeCaseYears)

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
