import type { PaperService } from '../service/paper-service.ts'
import { untoldRevision, type RevisionSlice } from './slice.ts'

/** 撤销（变更）行政处罚决定书. It is not voided: what it says happened already (`voidPaper` refuses it). */
export const revisionService: PaperService<RevisionSlice> = {
  waitsSince: (file) => untoldRevision(file)?.on ?? null,
  madeIn: (file) => untoldRevision(file)?.version ?? null,
  reached: (file, servedOn) => {
    const told = untoldRevision(file)
    return {
      revisions: file.revisions.map((each) =>
        each === told ? { ...each, toldOn: servedOn } : each,
      ),
    }
  },
  voided: () => ({}),
}
