import type { PlainDate } from '../../../shared/plain-date.ts'
import type { PaperService } from '../service/paper-service.ts'
import type { PeriodExtension, Seizure, SeizureSlice } from './slice.ts'

/** What serving or voiding the notice of an extension changes. */
export type ExtensionFile = Pick<SeizureSlice, 'seizures'>

/** The oldest extension the party was not told of in writing (强制法第25条第2款). */
export const untoldExtension = ({ seizures }: ExtensionFile): PeriodExtension | undefined =>
  seizures
    .flatMap(({ extensions }) => extensions)
    .filter(({ toldOn }) => toldOn === null)
    .toSorted((a, b) => a.version - b.version)[0]

/** The notice reached the party. */
const extensionTold = (file: ExtensionFile, toldOn: PlainDate): ExtensionFile => {
  const told = untoldExtension(file)
  return changed(file, (all) => all.map((each) => (each === told ? { ...each, toldOn } : each)))
}

/** 作废: the period is again as long as it was. */
const extensionVoided = (file: ExtensionFile): ExtensionFile => {
  const voided = untoldExtension(file)
  return changed(file, (all) => all.filter((each) => each !== voided))
}

const changed = (
  { seizures }: ExtensionFile,
  change: (extensions: Seizure['extensions']) => Seizure['extensions'],
): ExtensionFile => ({
  seizures: seizures.map((each) => ({ ...each, extensions: change(each.extensions) })),
})

/** 延长期限决定书: the oldest that was not served. */
export const extensionService: PaperService<ExtensionFile> = {
  waitsSince: (file) => untoldExtension(file)?.approvedOn ?? null,
  madeIn: (file) => untoldExtension(file)?.version ?? null,
  reached: extensionTold,
  voided: extensionVoided,
}
