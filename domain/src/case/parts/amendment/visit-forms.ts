import type { ResultCode } from '../../../inspection/visit-codes.ts'
import type { AmendableType } from '../../amendable.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { arrive } from '../../procedures/inspection/acts/arrival.ts'
import { recordVisit } from '../../procedures/inspection/acts/record.ts'
import { findResult, leaveFirm, tellResult } from '../../procedures/inspection/acts/result.ts'
import type { InspectionEvent } from '../../procedures/inspection/event.ts'
import { obstacleOf } from '../../procedures/inspection/obstacle.ts'
import type { VisitArrival } from '../../procedures/inspection/slice.ts'
import { unchecked, type RecordForm } from './record-form.ts'

type VisitType = Extract<AmendableType, InspectionEvent['type']>

type Came = Readonly<Record<string, unknown>> & Pick<VisitArrival, 'scan'>

/** How the records of a visit are asked for again: by the acts that made them. */
export const visitForms: { readonly [T in VisitType]: RecordForm<T> } = {
  VisitorsArrived: {
    made: {
      form: arrive.form,
      // The act asks for kind and content of the scan apart.
      checks: (file: CaseFile, { scan, ...input }: Came, at: Circumstances) =>
        arrive.checks?.(
          file,
          { ...input, scanKind: scan?.kind ?? null, scanned: scan?.code ?? null },
          at,
        ) ?? [],
    },
    asked: ['arrivedAt', 'place', 'officers', 'helpers', 'noticeTakenBy', 'noticeRefusal'],
    shown: ({ at, helpers }) => ({ arrivedAt: at, helpers: helpers.map((name) => ({ name })) }),
    kept: ({ arrivedAt, helpers }) => ({
      at: String(arrivedAt),
      helpers: ((helpers ?? []) as { name: string }[]).map(({ name }) => name),
    }),
  },
  VisitRecorded: {
    made: {
      form: recordVisit.form,
      papers: ['onsite_inspection_record', 'inspection_item_checklist'],
      ...(recordVisit.checks && { checks: recordVisit.checks }),
    },
    ...(recordVisit.narrows && { narrows: recordVisit.narrows }),
  },
  VisitResultFound: {
    made: findResult,
    kept: ({ code }, { obstacle }) =>
      obstacle ? { obstacle: { ...obstacle, kind: obstacleOf(code as ResultCode) } } : {},
  },
  VisitResultTold: unchecked({ form: tellResult.form }),
  VisitorsLeft: {
    made: leaveFirm,
    asked: ['leftAt'],
    shown: ({ at }) => ({ leftAt: at }),
    kept: ({ leftAt }) => ({ at: String(leftAt) }),
  },
}
