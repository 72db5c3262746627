import type { RecordedEvent } from '@zhaofa/domain/case/case-event.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { partyCode } from '@zhaofa/domain/case/party.ts'
import {
  listedVisitOf,
  mayBeRated,
  visitPageOf,
} from '@zhaofa/domain/publicity/visits/visit-page.ts'
import { chinaDay, yearOf } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { saveVisitPage } from '../../storage/publication/visit-pages.ts'
import { departmentsOnVisit } from '../../storage/visit-store.ts'
import type { World } from '../../world.ts'

type Happened = {
  readonly file: CaseFile
  readonly events: readonly RecordedEvent[]
  readonly at: Circumstances
}

/** Publishes the 检查专页 after these events, for the holder of the notice; nothing before there is one. */
export async function publishVisitPage(
  tx: Tx,
  { sealingKey }: Pick<World, 'sealingKey'>,
  { file, events, at }: Happened,
): Promise<void> {
  const page = visitPageOf(file, events, at)
  if (!file.visit || page === null) return
  const departments = await departmentsOnVisit(tx, file)
  const listed = listedVisitOf(file, departments)
  const row = {
    caseId: file.id,
    agencyId: file.agencyId,
    firmCode: partyCode(file.visit.firm),
    year: yearOf(listed?.on ?? chinaDay(page.noticedFor)),
    ...{ page, listed, rateable: mayBeRated(file), at: at.now },
  }
  await saveVisitPage(tx, row, sealingKey)
}
