import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { signingOf } from '@zhaofa/domain/case/parts/signing/slice.ts'
import { findDocumentType } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import {
  archiveNumber,
  archiveVolumes,
  caseNumber,
  retentionTitles,
  type ArchiveLine,
} from '@zhaofa/domain/paper/composers/archive-list.ts'
import { systemRule } from '@zhaofa/domain/shared/basis.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import type {
  CasePackage,
  PackageFile,
  PackageItem,
  PackageRecord,
  PackageVolume,
} from '../../documents/packages/case-package.ts'
import { ForbiddenError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { asListed, casePapers } from '../../storage/document-store.ts'
import { caseRecords, type CaseRecord } from '../../storage/ledger/case-records.ts'
import { logKeys } from '../../storage/ledger/read-log.ts'
import type { World } from '../../world.ts'
import { getCase } from '../cases/perform-act.ts'
import { agencyNames, inAgency } from '../desk/in-agency.ts'
import { recordRead } from '../desk/read-restricted.ts'
import { extensionOf, pathOf } from './package-path.ts'

/** Whether somebody may take a whole file out of the system, 副卷 and all. */
export const mayTakeOut = (actor: Actor): boolean =>
  holdsOneOf(actor, ['archivist', 'agency-head', 'supervisor'])

/**
 * An archived case with everything that belongs to it. That it was taken out is recorded before a byte leaves.
 * @throws NotFoundError, ForbiddenError
 */
export async function readCasePackage(
  world: World,
  actor: Actor,
  caseId: string,
): Promise<Outcome<CasePackage, Refusal>> {
  return inAgency(world, actor, async (tx) => {
    const { file, events } = await getCase(tx, caseId)
    if (!mayTakeOut(actor)) {
      throw new ForbiddenError('档案包含有副卷，由档案管理员、机关负责人导出，监督机关可以调取。')
    }
    const { archive, archivedOn } = file
    if (!archive || archivedOn === null) return notYet('案卷还没有归档，归档以后才能导出档案包')
    const papers = await casePapers(tx, caseId)
    const records = provedOnes(await caseRecords(tx, caseId))
    if (!records) return notYet('有记录刚刚办理，还没有写入账本，请过几秒再导出')
    await recordRead(tx, world, actor, { agencyId: file.agencyId, caseId, subject: 'package' })
    const agency = (await agencyNames(tx)).get(file.agencyId) ?? ''
    const source = { file, events, sealed: asListed(papers), at: { rules: { agencyName: agency } } }
    const contents = { world, file, papers: await withSizes(world, papers) }
    const volumes = archiveVolumes(source).map(({ title, pages, lines }) => ({
      ...{ title, pages },
      items: lines.map((line, i) => itemOf(line, contents, { volume: title, place: i + 1 })),
    }))
    const archived = events.findLast(({ event }) => event.type === 'CaseArchived')
    return accept({
      ...{ agency, title: caseTitle(file), records, archivedOn },
      caseNumber: caseNumber(source),
      archiveNumber: archiveNumber(source, archive),
      retention: retentionTitles[archive.retention],
      filedOn: file.filing?.filedOn ?? file.openedOn,
      endedOn: file.closedOn ?? file.ended?.on ?? '',
      archivedBy: archived?.by.name ?? '',
      checkedBy: await nameOf(tx, archive.checkedBy),
      remarks: archive.remarks ?? '无',
      volumes: [ofTheArchive(contents, agency), ...volumes],
      log: { vkeys: await logKeys(tx), address: `${world.publicOrigin}/log` },
      madeAt: world.clock.now().toISOString(),
    })
  })
}

const notYet = (reason: string) => refuse<Refusal>({ reason, basis: [systemRule('order')] })

/** Null when one of them is not in the log yet: a package is proved whole or not made. */
function provedOnes(records: readonly CaseRecord[]): PackageRecord[] | null {
  const proved = records.flatMap(({ proof, ...record }) => (proof ? [{ ...record, proof }] : []))
  return proved.length === records.length ? proved : null
}

async function nameOf(tx: Tx, person: string): Promise<string> {
  const row = await tx
    .selectFrom('identity.person')
    .select('name')
    .where('id', '=', person)
    .executeTakeFirst()
  return row?.name ?? ''
}

type SealedRow = Awaited<ReturnType<typeof casePapers>>[number]
type StoredPaper = SealedRow & { readonly bytes: number }

type Contents = { readonly file: CaseFile; readonly papers: readonly StoredPaper[] }

const withSizes = (world: World, papers: readonly SealedRow[]): Promise<StoredPaper[]> =>
  Promise.all(
    papers.map(async (paper) => ({ ...paper, bytes: await world.objects.size(paper.sha256) })),
  )

type Place = { readonly volume: string; readonly place: number }

/** Cover, list and 备考表 are no items of the list; they go before the volumes. */
function ofTheArchive({ papers, file }: Contents, agency: string): PackageVolume {
  const title = '封面、目录和备考表'
  const own = papers.filter(({ type }) => findDocumentType(type)?.stage === 'archive')
  return {
    title,
    pages: own.reduce((sum, { pages }) => sum + pages, 0),
    items: own.map((paper, i) => ({
      ...{ title: paper.title, number: paper.number ?? '', by: agency, page: null },
      on: chinaDay(paper.sealed_at.toISOString()),
      remark: paper.voided === null ? '' : '作废',
      files: filesOf(paper, file, { volume: title, place: i + 1 }),
    })),
  }
}

function itemOf(
  { item, ...line }: ArchiveLine,
  { file, papers }: Contents,
  place: Place,
): PackageItem {
  if (item.kind === 'paper') {
    const paper = papers[item.place]
    return { ...line, files: paper ? filesOf(paper, file, place) : [] }
  }
  const found = [...file.evidence, ...file.excluded].find(({ id }) => id === item.id)
  return { ...line, files: found ? [storedAt(found.file, place, found.name)] : [] }
}

/** The sealed paper, and what was signed of it: the sheets that came back, and the strokes that were drawn. */
function filesOf(paper: StoredPaper, file: CaseFile, place: Place): PackageFile[] {
  const { sha256, bytes } = paper
  const name = [paper.title, paper.number].filter((part) => part !== null).join(' ')
  const signing = signingOf(file, paper.id)
  const sheets = new Map(signing?.pages.map((page) => [page.file.sha256, page.file]))
  const drawn = signing?.onScreen?.signers ?? []
  return [
    { path: pathOf(place, name, 'pdf'), sha256, bytes, mediaType: 'application/pdf' },
    ...[...sheets.values()].map((sheet, i) => storedAt(sheet, place, `${name} 签名版${i + 1}`)),
    ...drawn.flatMap((signer) => [
      storedAt(signer.drawn.file, place, `${name} ${signer.name}签名笔迹`),
      ...(signer.words ? [storedAt(signer.words.file, place, `${name} ${signer.name}手书`)] : []),
    ]),
  ]
}

const storedAt = (
  { sha256, bytes, mediaType, originalName }: StoredFile,
  place: Place,
  name: string,
): PackageFile => ({
  ...{ sha256, bytes, mediaType },
  path: pathOf(place, name, extensionOf(originalName)),
})
