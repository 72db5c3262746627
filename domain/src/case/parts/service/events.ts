import type { PersonId } from '../../../kernel/recorded.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { servedPapers, type ServedPaper } from '../../../paper/catalogue/document-catalogue.ts'
import { serviceMethods, type ServiceMethod } from '../../case-codes.ts'
import { nobody, noLine, notShown, type EventKinds } from '../../event-kind.ts'
import { longSecret, personSecret, secret } from '../../secrets-of.ts'
import { services, type Papers } from './served-papers.ts'

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
      ...services[paper].reached(file, servedOn),
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
    means: (file, { paper }) => services[paper].voided(file),
    line: ({ reason }) => reason,
    people: () => nobody,
    secrets: ({ reason }) => [longSecret('internal', reason)],
    publicStep: notShown,
  },
}
