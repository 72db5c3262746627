import type { PaperService } from '../service/paper-service.ts'
import type { CorrectionSlice } from './slice.ts'

const waiting = ({ corrections }: CorrectionSlice): number =>
  corrections.findLastIndex(({ servedOn }) => servedOn === null)

/** 责令改正通知书: the newest that was not served. */
export const orderService: PaperService<CorrectionSlice> = {
  waitsSince: (file) => file.corrections[waiting(file)]?.orderedOn ?? null,
  madeIn: (file) => file.corrections[waiting(file)]?.version ?? null,
  reached: (file, servedOn) => ({
    corrections: file.corrections.map((each, i) =>
      i === waiting(file) ? { ...each, servedOn } : each,
    ),
  }),
  voided: (file) => ({ corrections: file.corrections.filter((_, i) => i !== waiting(file)) }),
}
