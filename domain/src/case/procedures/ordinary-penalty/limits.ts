import type { CaseFile } from '../../case-file.ts'
import type { CaseLimit, LimitAt } from '../../case-limit.ts'
import { statementTime } from '../../parts/advance-notice/limits.ts'
import { archivingTime } from '../../parts/closing/limits.ts'
import { informantTime, verificationTime } from '../../parts/clue/limits.ts'
import { decisionTime } from '../../parts/filing/limits.ts'
import { hearingRequestTime } from '../../parts/hearing/limits.ts'
import { reviewTimes } from '../../parts/legal-review/limits.ts'
import { paymentTime } from '../../parts/payment/limits.ts'
import { revisionTimes } from '../../parts/revision/limits.ts'
import { publicationTime } from '../../parts/publication/limits.ts'
import { samplingLimits } from '../../parts/sampling/limits.ts'
import { announcementTimes, serviceTime } from '../../parts/service/limits.ts'

/** Every limit of 普通程序 that has started, nearest to the party's rights first. */
export function ordinaryLimits(file: CaseFile, at: LimitAt): CaseLimit[] {
  return [
    verificationTime(file, at),
    informantTime(file, at),
    decisionTime(file),
    ...samplingLimits(file, at),
    statementTime(file, at),
    hearingRequestTime(file, at),
    ...reviewTimes(file, at),
    serviceTime(file),
    ...announcementTimes(file),
    publicationTime(file, at),
    ...revisionTimes(file),
    paymentTime(file),
    archivingTime(file, at),
  ].filter((limit) => limit !== null)
}
