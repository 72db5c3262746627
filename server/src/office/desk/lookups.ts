import { sql } from 'kysely'
import { partyName } from '@zhaofa/domain/case/case-title.ts'
import type { MatterOption, PersonOption, SearchHit } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CertificateCategory } from '@zhaofa/domain/authority/certificate-categories.ts'
import { certificateCovers } from '@zhaofa/domain/authority/certificate.ts'
import { standingIn } from '@zhaofa/domain/case/procedures.ts'
import { readNumberSpelling } from '@zhaofa/domain/identity-codes/number-spelling.ts'
import { matterStanding } from '@zhaofa/domain/reference/matter-standing.ts'
import type { Matter } from '@zhaofa/domain/reference/matter.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { findCase } from '../../storage/streams/case-stream.ts'
import { loadStaff } from '../../storage/staff-store.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { loadCircumstances } from '../cases/circumstances.ts'
import { matchingImportedCases } from '../old-cases/imported-cases.ts'
import { firmsFoundBy } from '../inspection/firm-lists.ts'
import { holdsText } from './holds-text.ts'
import { agenciesOf, inAgency } from './in-agency.ts'

/**
 * People of the agency who hold one of the roles.
 * @param certified the category of certificate without which somebody could not act today, which is noted.
 */
export async function listRoleHolders(
  world: World,
  actor: Actor,
  { roles, certified }: { roles: readonly string[]; certified?: CertificateCategory | undefined },
): Promise<PersonOption[]> {
  return inAgency(world, actor, async (tx) => {
    const at = await loadCircumstances(tx, world, { actor, file: null })
    const rows = await activePeople(tx, roles)
    const staff = await loadStaff(tx)
    return rows.map(({ id, name, post }) => {
      const person = staff.get(id) ?? { personId: id, name, certificates: [] }
      const answer = certified
        ? certificateCovers(person, { at: at.now, category: certified, region: at.rules.region })
        : { met: true as const }
      return {
        id,
        name,
        post,
        certificate: person.certificates[0]?.number ?? null,
        note: answer.met ? null : answer.reason,
      }
    })
  })
}

/** People of the agency at work who hold one of `roles`, by name. */
export async function activePeople(
  tx: Tx,
  roles: readonly string[],
): Promise<{ id: string; name: string; post: string }[]> {
  const { rows } = await sql<{ id: string; name: string; post: string }>`
    select p.id, p.name, p.post from identity.person p
     where p.status = 'active' and exists (select from identity.person_role r
       where r.person_id = p.id and r.role = any(${[...roles]}::text[]))
     order by p.name`.execute(tx)
  return rows
}

/**
 * Matters of penalty, for choosing one by its rule. Those that may not be used are not offered; those that wait
 * for the legal unit are shown with the reason.
 */
export async function listMatters(world: World, actor: Actor): Promise<MatterOption[]> {
  return inAgency(world, actor, async (tx) => {
    const today = chinaDay(world.clock.now().toISOString())
    const { matters } = await world.reference.load(tx, actor.agencyId, today)
    return matters.map(matterOption).filter(({ standing }) => standing !== 'unusable')
  })
}

/** A matter as a form shows it. */
export function matterOption(matter: Matter): MatterOption {
  const { code, name, violationBasis, penaltyBasis, penaltyText } = matter
  const { mustOrderCorrectionFirst, violates, punishedBy, uncertain } = matter
  const standing = matterStanding(matter)
  return {
    code,
    name,
    violationBasis,
    penaltyBasis,
    penaltyText,
    mustOrderCorrectionFirst,
    violationWords: violates.flatMap(({ text }) => text),
    penaltyWords: punishedBy.flatMap(({ text }) => text),
    standing: standing.kind,
    reason: standing.kind === 'usable' ? null : standing.reason,
    uncertain,
  }
}

/** 命令搜索: cases by number, party or cause; papers by number; acts on the cases found. */
export async function searchAll(world: World, actor: Actor, q: string): Promise<SearchHit[]> {
  // A 文号 with blanks in it is one word.
  const words = readNumberSpelling(q) ? [q] : q.trim().split(/\s+/).filter(Boolean).slice(0, 4)
  if (words.length === 0) return []
  return inAgency(world, actor, async (tx) => {
    const agencies = await agenciesOf(tx, actor)
    const cases = await matchingCases(tx, agencies, words)
    const papers = await matchingPapers(tx, agencies, words)
    const old = await matchingImportedCases(tx, agencies, words, oldCasesFound)
    const firms = await firmHits(tx, actor, agencies, q)
    const acts = cases[0] ? await actsOf(tx, world, actor, cases[0].id) : []
    return [
      ...acts,
      ...cases.slice(0, casesFound).map(({ id, title, number, step }) => ({
        kind: 'case' as const,
        title,
        detail: [number, step].filter(Boolean).join('，'),
        href: `/cases/${id}`,
        blocked: null,
      })),
      ...(cases.length > casesFound ? [moreCases(q.trim())] : []),
      ...old.slice(0, oldCasesFound).map(({ import_id, line, number, party_name, cause }) => ({
        kind: 'case' as const,
        title: `${party_name} ${cause}`,
        detail: `${number}，导入的旧案`,
        href: `/old-cases/${import_id}/${line}`,
        blocked: null,
      })),
      ...(old.length > oldCasesFound ? [moreOldCases(q.trim())] : []),
      ...firms,
      ...papers.map(({ case_id, title, number }) => ({
        kind: 'document' as const,
        title: `${title} ${number ?? ''}`.trim(),
        detail: '文书',
        href: `/cases/${case_id}`,
        blocked: null,
      })),
    ]
  })
}

/** Cases shown while somebody types. */
const casesFound = 8

async function matchingCases(tx: Tx, agencies: readonly string[], words: readonly string[]) {
  let rows = tx.selectFrom('casework.case_file').where('agency_id', 'in', agencies)
  for (const word of words) rows = rows.where(holdsText(['title', 'number'], word))
  return rows
    .select(['id', 'title', 'number', 'step'])
    .orderBy('updated_at', 'desc')
    .limit(casesFound + 1)
    .execute()
}

const oldCasesFound = 4

/** The list of old cases holds all of them. */
const moreOldCases = (typed: string): SearchHit => ({
  kind: 'case',
  title: `还有导入的旧案含“${typed}”`,
  detail: '在旧案列表里看全部',
  href: `/old-cases?q=${encodeURIComponent(typed)}`,
  blocked: null,
})

const firmsFound = 4

/** Of the register, by name or code; a supervisor's pages of firms name the agency as well, and are found in their list. */
async function firmHits(
  tx: Tx,
  actor: Actor,
  agencies: readonly string[],
  typed: string,
): Promise<SearchHit[]> {
  if (actor.roles.includes('supervisor')) return []
  const { rows, more } = await firmsFoundBy(tx, agencies, typed, firmsFound)
  const found: SearchHit[] = rows.map(({ code, name, status }) => ({
    ...{ kind: 'firm', title: name, detail: status === 'open' ? code : `${code}，已注销、吊销` },
    ...{ href: `/firms/${code}`, blocked: null },
  }))
  return more ? [...found, moreFirms(typed.trim())] : found
}

const moreFirms = (typed: string): SearchHit => ({
  kind: 'firm',
  title: `还有检查对象含“${typed}”`,
  detail: '在检查对象名录里看全部',
  href: `/firms?q=${encodeURIComponent(typed)}`,
  blocked: null,
})

/** The list of cases holds all of them. */
const moreCases = (typed: string): SearchHit => ({
  kind: 'case',
  title: `还有案件含“${typed}”`,
  detail: '在案件列表里看全部',
  href: `/cases?q=${encodeURIComponent(typed)}&state=all`,
  blocked: null,
})

// Cut: a paper is looked for by its number; its case, which is found above it, lists all of its papers.
async function matchingPapers(tx: Tx, agencies: readonly string[], words: readonly string[]) {
  let rows = tx.selectFrom('casework.document').where('agency_id', 'in', agencies)
  for (const word of words) rows = rows.where(holdsText(['title', 'number'], word))
  return rows.select(['case_id', 'title', 'number']).orderBy('sealed_at', 'desc').limit(6).execute()
}

async function actsOf(tx: Tx, world: World, actor: Actor, caseId: string): Promise<SearchHit[]> {
  const stored = await findCase(tx, caseId)
  if (!stored) return []
  const at = await loadCircumstances(tx, world, { actor, file: stored.file })
  return standingIn(stored.file, at)
    .filter(({ act }) => holdsOneOf(actor, act.by))
    .slice(0, 6)
    .map((each) => ({
      kind: 'act' as const,
      title: each.act.title,
      detail: partyName(stored.file),
      href: `/cases/${caseId}/acts/${each.act.id}`,
      blocked: each.can ? null : (each.unmet[0]?.reason ?? null),
    }))
}
