import { buffer } from 'node:stream/consumers'
import type { ScanSorting } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { missingText, sortScans } from '@zhaofa/domain/case/parts/signing/sort-scans.ts'
import type { Sheet } from '@zhaofa/domain/case/scan.ts'
import { readPageCode } from '@zhaofa/domain/paper/page-code.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import { NotFoundError } from '../../faults.ts'
import { insertScan, scansOf } from '../../storage/scan-store.ts'
import { uploadsOf } from '../../storage/upload-store.ts'
import { lossText } from '../../untrusted/loss-text.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'
import type { World } from '../../world.ts'
import { loadCircumstances } from '../cases/circumstances.ts'
import { getOwnCase } from '../cases/perform-act.ts'
import { inAgency } from '../desk/in-agency.ts'

/**
 * Reads uploads as scans of signed papers and says what is on them. What was made out is kept with its leaf: an act
 * that files them rests on what the server read and on nothing the screen says.
 * @throws NotFoundError for an upload that is not of this case; ForbiddenError for a supervisor
 */
export async function readScans(
  world: World,
  actor: Actor,
  { caseId, uploads }: { caseId: string; uploads: readonly string[] },
): Promise<ScanSorting> {
  const unread = await inAgency(world, actor, async (tx) => {
    await getOwnCase(tx, actor, caseId)
    const [files, scans] = [await uploadsOf(tx, caseId), await scansOf(tx, caseId)]
    return uploads.flatMap((id) => {
      const file = files.get(id)
      if (!file) throw new NotFoundError('没有这个文件，请重新上传')
      return scans.has(id) ? [] : [{ id, file }]
    })
  })
  // Outside of any transaction: a page takes up to a second.
  for (const { id, file } of unread) {
    const read = await readSheets(world, file)
    await inAgency(world, actor, (tx) =>
      insertScan(tx, {
        upload: id,
        caseId,
        agencyId: actor.agencyId,
        ...read,
        at: world.clock.now().toISOString(),
      }),
    )
  }
  return inAgency(world, actor, async (tx) => {
    const { file } = await getOwnCase(tx, actor, caseId)
    const at = await loadCircumstances(tx, world, { actor, file })
    const { papers, notes } = sortScans(
      file,
      at.papers,
      uploads.flatMap((id) => at.scanOf(id) ?? []),
    )
    return {
      papers: papers.map((each) => ({
        paper: each.paper.id,
        title: each.paper.title,
        pages: each.paper.pages,
        arrived: each.pages.length,
        missing: each.missing.length === 0 ? null : missingText(each),
      })),
      notes: notes.map(({ text, lost }) => ({ text, lost })),
    }
  })
}

type Read = { readonly sheets: readonly Sheet[]; readonly problem: string | null }

/** A scan of one hundred pages in colour; a film is no scan. */
const maxScanBytes = 60 * 1024 ** 2

async function readSheets({ objects }: World, file: StoredFile): Promise<Read> {
  const kind = file.mediaType === 'application/pdf' ? 'scan-pdf' : 'scan-picture'
  const nothing = (problem: string): Read => ({ sheets: [], problem })
  const advice = '请拍成照片（JPEG、PNG）或者扫描成 PDF 再传。'
  if (kind === 'scan-picture' && !file.mediaType.startsWith('image/')) {
    return nothing(`“${file.originalName}”不是图片或者 PDF，不能作签名文书。${advice}`)
  }
  if (file.bytes > maxScanBytes) {
    return nothing(`“${file.originalName}”超过 60 MB，请分成几个文件再传。`)
  }
  const bytes = await buffer(objects.read(file.sha256))
  const answer = await (kind === 'scan-pdf'
    ? readUntrusted({ kind, bytes })
    : readUntrusted({ kind, bytes }))
  if (!answer.ok) return nothing(lossText(file.originalName, answer.refusal, advice))
  if ('not' in answer.value) return nothing(`“${file.originalName}”读不出画面。${advice}`)
  const sheets = answer.value.sheets.map(({ text, turned }, index) => ({
    sheet: index + 1,
    code: text === null ? null : readPageCode(text),
    turned,
  }))
  return { sheets, problem: null }
}
