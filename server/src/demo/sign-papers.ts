import { unsignedPapers } from '@zhaofa/domain/case/parts/signing/sort-scans.ts'
import type { SealedPaper } from '@zhaofa/domain/case/scan.ts'
import { getCase } from '../office/cases/perform-act.ts'
import { inAgency } from '../office/desk/in-agency.ts'
import { readScans } from '../office/records/read-scans.ts'
import { papersToSign } from '../storage/document-store.ts'
import { drawnSignedPage } from './drawn-signed-page.ts'
import type { Stage } from './stage.ts'

/** The papers of the case that wait for a signature, oldest first. */
export async function waitingPapers(
  { world, cast }: Stage,
  caseId: string,
): Promise<readonly SealedPaper[]> {
  const [officer] = cast.officers
  return inAgency(world, officer, async (tx) => {
    const { file } = await getCase(tx, caseId)
    return unsignedPapers(file, await papersToSign(tx, caseId))
  })
}

/** Every page of these papers, signed and scanned, read as any scan is; the ids of the uploads. */
export async function scanSigned(
  stage: Stage,
  caseId: string,
  papers: readonly SealedPaper[],
): Promise<string[]> {
  const [officer] = stage.cast.officers
  const uploads: string[] = []
  for (const { id: paper, title, pages } of papers) {
    for (let page = 1; page <= pages; page++) {
      const name = `${title}-${page}.png`
      uploads.push(await stage.upload(caseId, name, drawnSignedPage({ paper, page })))
    }
  }
  await readScans(stage.world, officer, { caseId, uploads })
  return uploads
}

/** Files the signed versions of all that waits, except of what `left` names. */
export async function signPapers(
  stage: Stage,
  caseId: string,
  signer: string,
  left: readonly string[] = [],
): Promise<void> {
  const papers = (await waitingPapers(stage, caseId)).filter(({ type }) => !left.includes(type))
  if (papers.length === 0) return
  const [officer] = stage.cast.officers
  await stage.turn()
  const scans = await scanSigned(stage, caseId, papers)
  await stage.act(caseId, officer, 'file-signed', { scans, signer })
}
