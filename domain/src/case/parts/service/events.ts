import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import {
  servedPapers,
  serviceMethods,
  type ServedPaper,
  type ServiceMethod,
} from '../../case-codes.ts'
import { nobody, noLine, notShown, type EventKinds } from '../../event-kind.ts'
import { longSecret, personSecret, secret } from '../../secrets-of.ts'
import { unheard, type Heard } from '../advance-notice/slice.ts'
import { withLastCorrection, type CorrectionSlice } from '../correction/slice.ts'
import type { DecisionSlice } from '../decision/slice.ts'
import { withNoticeServed, withRefusalServed } from '../hearing/slice.ts'
import type { PaymentSlice } from '../payment/slice.ts'
import { extensionTold, extensionVoided, type ExtensionFile } from '../seizure/extension-notice.ts'
import type { ServiceSlice } from './slice.ts'

export type ServiceEvent =
  | {
      type: 'ServiceAddressConfirmed'
      address: string
      phone: string
      electronic: string | null
      on: PlainDate
    }
  | {
      type: 'NoticeServed'
      paper: ServedPaper
      method: ServiceMethod
      servedOn: PlainDate
      recipient: string
      relation: string
      place: string
      refusal: string | null
      officers: PersonId[]
      announcedOn: PlainDate | null
    }
  /** 作废 of a sealed paper that was not served; its number stays used. */
  | { type: 'PaperVoided'; paper: ServedPaper; reason: string }

/** Serving a paper, or voiding it, changes the part that made it. */
type Papers = ServiceSlice & CorrectionSlice & Heard & DecisionSlice & PaymentSlice & ExtensionFile

export const serviceEvents: EventKinds<ServiceEvent, Papers> = {
  ServiceAddressConfirmed: {
    title: '确认送达地址',
    effective: false,
    means: (_file, { address, phone, electronic }) => ({
      address: { address, phone, electronic },
    }),
    line: noLine,
    people: () => nobody,
    secrets: ({ address, phone, electronic }) => [
      secret('address', address),
      secret('phone', phone),
      secret(electronic?.includes('@') ? 'email' : 'phone', electronic),
    ],
    publicStep: notShown,
  },
  NoticeServed: {
    title: ({ paper }) => `送达${servedPapers[paper]}`,
    effective: true,
    means: (file, { paper, servedOn, method, recipient }) => ({
      served: [...file.served, { paper, servedOn, method, recipient }],
      ...afterService(file, paper, servedOn),
    }),
    line: ({ method, recipient, servedOn }) =>
      `${serviceMethods[method]}，${recipient}签收，${servedOn}`,
    // Handing over a paper (送达) is not investigating.
    people: ({ officers }) => ({ assisting: officers }),
    secrets: ({ recipient, refusal }) => [personSecret(recipient), longSecret('internal', refusal)],
    publicStep: ({ paper, servedOn }) => ({ title: `送达${servedPapers[paper]}`, on: servedOn }),
  },
  PaperVoided: {
    title: ({ paper }) => `作废${servedPapers[paper]}`,
    effective: true,
    means: (file, { paper }) => beforePaper(file, paper),
    line: ({ reason }) => reason,
    people: () => nobody,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
}

function afterService(file: Papers, paper: ServedPaper, servedOn: PlainDate): Partial<Papers> {
  switch (paper) {
    case 'correction_order':
      return {
        corrections: withLastCorrection(file.corrections, (last) => ({ ...last, servedOn })),
      }
    case 'penalty_advance_notice':
      return {
        notice: file.notice && { ...file.notice, servedOn },
        hearingRight: file.hearingRight && { ...file.hearingRight, toldOn: servedOn },
      }
    case 'hearing_notice':
      return withNoticeServed(file, servedOn)
    case 'hearing_no_accept_notice':
      return withRefusalServed(file, servedOn)
    // What follows from them is counted from the list of services.
    case 'penalty_decision':
    case 'no_penalty_decision':
    case 'demand_letter':
      return {}
    case 'seizure_extension':
      return extensionTold(file, servedOn)
  }
}

/** The file as it stood before the paper was made; what was learned since stays. */
function beforePaper(file: Papers, paper: ServedPaper): Partial<Papers> {
  switch (paper) {
    case 'correction_order': {
      const voided = file.corrections.findLastIndex(({ servedOn }) => servedOn === null)
      return { corrections: file.corrections.filter((_, i) => i !== voided) }
    }
    case 'penalty_advance_notice':
      return unheard
    case 'penalty_decision':
    case 'no_penalty_decision':
      return { decision: null }
    case 'demand_letter':
      return { demand: null }
    case 'seizure_extension':
      return extensionVoided(file)
    case 'hearing_notice':
      return { hearing: file.hearing && { ...file.hearing, called: null } }
    case 'hearing_no_accept_notice': {
      const voided = file.hearingRefusals.findIndex(({ servedOn }) => servedOn === null)
      return { hearingRefusals: file.hearingRefusals.filter((_, i) => i !== voided) }
    }
  }
}
