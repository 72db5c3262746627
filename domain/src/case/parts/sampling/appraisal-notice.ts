import type { PlainDate } from '../../../shared/plain-date.ts'
import type { PaperService } from '../service/paper-service.ts'
import type { AppraisalNotice, SamplingSlice } from './slice.ts'

/** The notice that the party was not handed, the earliest first. */
const untold = ({ appraisals }: SamplingSlice): AppraisalNotice | undefined =>
  appraisals
    .flatMap(({ notices }) => notices)
    .filter(({ servedOn }) => servedOn === null)
    .toSorted((a, b) => a.version - b.version)[0]

const changed = (
  file: SamplingSlice,
  change: (notices: readonly AppraisalNotice[]) => readonly AppraisalNotice[],
): Partial<SamplingSlice> => ({
  appraisals: file.appraisals.map((each) => ({ ...each, notices: change(each.notices) })),
})

/** 检验（鉴定）期间、结果告知书: the earliest that was not served. */
export const appraisalNoticeService: PaperService<SamplingSlice> = {
  waitsSince: (file): PlainDate | null => untold(file)?.madeOn ?? null,
  madeIn: (file) => untold(file)?.version ?? null,
  reached: (file, servedOn) => {
    const told = untold(file)
    return changed(file, (notices) =>
      notices.map((each) => (each === told ? { ...each, servedOn } : each)),
    )
  },
  voided: (file) => {
    const gone = untold(file)
    return changed(file, (notices) => notices.filter((each) => each !== gone))
  },
}
