import type { Certificate } from '../authority/certificate.ts'
import type { Role } from '../authority/roles.ts'
import type { CounselStanding } from '../authority/counsel.ts'
import type { ReviewerStanding } from '../authority/separation.ts'
import type { WorkCalendar } from '../deadline/work-calendar.ts'
import type { PersonId } from '../kernel/recorded.ts'
import type { InspectionFacts } from '../inspection/facts.ts'
import type { Matter } from '../reference/matter.ts'
import type { ReviewCatalogue } from '../review/catalogue.ts'
import type { AgencyRules } from '../rules/agency-rules.ts'
import type { Fen } from '../shared/money.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import type { StoredFile } from '../shared/stored-file.ts'
import type { DrawnSignature } from './drawn-signature.ts'
import type { KnownFirm } from './known-firm.ts'
import type { Scan, SealedPaper } from './scan.ts'

/** What a rule may look at apart from the file. Everything in it is a value; there is no clock and no database. */
export type Circumstances = {
  /** The instant of the act, ISO 8601, and its day in China. */
  readonly now: string
  readonly today: PlainDate
  readonly actor: { readonly id: PersonId; readonly name: string; readonly roles: readonly Role[] }
  readonly calendar: WorkCalendar
  readonly rules: AgencyRules
  readonly catalogue: ReviewCatalogue
  /** The matter (事项) of the case as it applies to its party; null before filing. */
  readonly matter: Matter | null
  /** The matter of any code, also one that is used no more; whether a case may rest on it says `matterStanding`. */
  matterOf(code: string): Matter | null
  /** What earlier cases of the agency know of the firm with this code; null for one that none knows. */
  knownFirmOf(uscc: string): KnownFirm | null
  /** What the rules of 行政检查 look at; null where it was not loaded, and then no visit can be begun or go on. */
  readonly inspection: InspectionFacts | null
  /**
   * Fines of like cases: standing decisions of five years on the same matter in the same tier, this case apart. Empty
   * where nothing is about to be decided in it, since nobody compares then.
   */
  likeFinesOf(matterCode: string, tier: string): readonly Fen[]
  /** Certificates of one person, all of them, whatever their status. */
  certificatesOf(person: PersonId): readonly Certificate[]
  /** What a person holds for legal review, and since when they review. */
  reviewerOf(person: PersonId): Omit<ReviewerStanding, 'name'>
  /** The engagement of a legal counsel or public lawyer (法律顾问、公职律师); null for everybody else. */
  counselOf(person: PersonId): CounselStanding | null
  nameOf(person: PersonId): string
  /** A finished upload that is not yet evidence, or null. */
  uploadOf(id: string): StoredFile | null
  /** The sealed papers of the case, oldest first. */
  readonly papers: readonly SealedPaper[]
  /** An upload whose pages were read as a scan of signed papers, or null. */
  scanOf(upload: string): Scan | null
  /** A signature that was drawn on the screen for a paper of the case, or null. */
  drawnOf(id: string): DrawnSignature | null
  /** SHA-256 of the canonical JSON, in hex. */
  digest(value: unknown): string
  /**
   * The same digest of what the rules, catalogue and matters of this day alone decide. It is made once for each
   * name while they stay as they are, so the name says everything that chooses the value.
   */
  digestOfRules(name: string, value: () => unknown): string
}
