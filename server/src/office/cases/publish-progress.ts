import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { plainNumber } from '@zhaofa/domain/identity-codes/number-spelling.ts'
import { progressOf } from '@zhaofa/domain/publicity/progress/case-progress.ts'
import { isPartyPaper } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import type { Tx } from '../../storage/database.ts'
import { casePapers } from '../../storage/document-store.ts'
import { saveProgress } from '../../storage/publication/case-progress.ts'
import type { World } from '../../world.ts'

/** Publishes the 办理进度 after these events, for the holder of a paper of the case. */
export async function publishProgress(
  tx: Tx,
  { sealingKey }: Pick<World, 'sealingKey'>,
  file: CaseFile,
  at: Circumstances,
): Promise<void> {
  if (!file.filing) return
  const sealed = (await casePapers(tx, file.id)).filter(
    ({ type, voided }) => isPartyPaper(type) && voided === null,
  )
  const row = await tx
    .selectFrom('casework.case_file')
    .select('number')
    .where('id', '=', file.id)
    .executeTakeFirst()
  const caseNumber = row?.number ?? null
  const progress = progressOf(file, { at, caseNumber, sealed })
  if (!progress) return
  const numbers = [caseNumber, ...sealed.map(({ number }) => number)]
    .filter((number) => number !== null)
    .map(plainNumber)
  const { id: caseId, agencyId } = file
  await saveProgress(tx, { caseId, agencyId, numbers, progress, at: at.now }, sealingKey)
}
