import {
  documentCatalogue,
  type OwnSignedPaper,
  type ServedPaper,
} from '../../../paper/catalogue/document-catalogue.ts'
import type { SamplingSlice } from '../sampling/slice.ts'
import type { InspectionSlice } from '../../procedures/inspection/slice.ts'
import type { SeizureSlice } from '../seizure/slice.ts'
import type { ServiceSlice } from '../service/slice.ts'

/** A paper that is in the hands of the party, whether by a 送达回证 or by its signature on the paper itself. */
export type HandedPaper = ServedPaper | OwnSignedPaper

/** Their titles, for a choice among them. */
export const handedPapers = Object.fromEntries(
  documentCatalogue
    .filter(({ service }) => service?.proof === 'receipt' || service?.proof === 'own-signature')
    .map(({ id, title }) => [id, title]),
) as Readonly<Record<HandedPaper, string>>

/** The kinds that the party of this case has in its hands, each once. */
export function papersInHand({
  served,
  seizures,
  samples,
  visit,
}: ServiceSlice &
  Pick<SeizureSlice, 'seizures'> &
  Pick<SamplingSlice, 'samples'> &
  InspectionSlice): HandedPaper[] {
  const lists = seizures.some(({ goods }) => goods.length > 0)
    ? (['seizure_decision'] as const)
    : []
  const sampling = samples.length > 0 ? (['sampling_notice'] as const) : []
  const atTheDoor = [
    ...(visit?.arrival?.nobodyThere === false ? (['inspection_notice'] as const) : []),
    ...(visit?.toldOn == null ? [] : (['inspection_result_notice'] as const)),
  ]
  const byReceipt = served.map(({ paper }) => paper)
  return [...new Set<HandedPaper>([...byReceipt, ...lists, ...sampling, ...atTheDoor])]
}
