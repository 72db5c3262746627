import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { cite } from '../../../shared/citation.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import { servedPapers, type ServedPaper } from '../../../paper/catalogue/document-catalogue.ts'
import { act, type Requirement } from '../../case-kernel.ts'
import { serviceMethods, type ServiceMethod } from '../../case-codes.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { checkDaySince, checkUpToToday } from '../../day-checks.ts'
import { facedParty } from '../../faced-party.ts'
import { checkOfficers, officersField } from '../../officers.ts'
import { untoldAmendment } from '../amendment/slice.ts'
import { notEnded } from '../closing/requirements.ts'
import { relationOf } from '../field-record/person-in-charge.ts'
import { untoldRevision } from '../revision/slice.ts'
import { likelySigner } from '../signing/acts.ts'
import { signingOf, type PaperSigning } from '../signing/slice.ts'
import type { ProofOfService } from './events.ts'
import { placeOf, receiptFor, sealedReceipt } from './receipt.ts'
import { checkReceipt, filedReceipt } from './receipt-proof.ts'
import { papersToServe, paperWaiting, waitsSince } from './served-papers.ts'
import {
  civilProcedure,
  isByReceipt,
  leftFields,
  paperField,
  proofFields,
} from './service-fields.ts'
import { deemedServedOn, isFor, type Announced } from './slice.ts'

export const paperWaits: Requirement = {
  id: 'paper-waits',
  check: (file) =>
    papersToServe(file).length > 0
      ? met
      : unmet('现在没有等待送达的文书', [cite('行政处罚法', 61)]),
}

/** A case that is over has nothing left to serve but what was amended or revised since. */
const openOrAmended: Requirement = {
  id: 'open-or-amended',
  check: (file, at) =>
    untoldAmendment(file) || untoldRevision(file) ? met : notEnded.check(file, at),
}

/** 登记送达: a service counts with its proof and not before (民事诉讼法第87至95条). */
export const servePaper = act({
  id: 'serve-paper',
  title: '登记送达',
  step: 'serve',
  by: ['officer'],
  approvals: [],
  presses: 'first',
  effect:
    '以回证上的签收日期、邮件回执的收件日期、到达系统的日期或者公告期满为送达；当事人的期限自次日起算。',
  basis: [cite('行政处罚法', 61)],
  form: {
    ...form.section('送达', {
      paper: paperField,
      method: form.choice({ label: '送达方式', options: serviceMethods }),
    }),
    ...form.section('凭证', { ...proofFields, ...leftFields }),
    ...form.section('送达人', { officers: officersField('送达人') }),
  },
  papers: ['service_record'],
  recording: ['AV12'],
  requires: [openOrAmended, paperWaits],
  applies: (file) => papersToServe(file).length > 0,
  defaults: serviceDefaults,
  checks: checkService,
  // A draft may be looked at before there is a proof: then there is nothing to record yet.
  events: (file, input, at) => {
    const { paper, method, officers, scans } = input
    const announcement = method === 'announcement' ? runningAnnouncement(file, paper) : null
    const servedOn = announcement ? deemedServedOn(announcement.on) : (input.servedOn ?? at.today)
    const recipient = input.recipient ?? facedParty(file)?.name ?? ''
    const { relation, witness, recording } = input
    const refusal = input.refusal === null ? null : { reason: input.refusal, witness, recording }
    const by = { on: servedOn, signer: recipient, relation, refusal }
    const filed = isByReceipt(method)
      ? filedReceipt(file, receiptFor(file, paper), scans, by, at)
      : null
    const proof = proofOf(file, input, filed?.id ?? null)
    if (proof === null) return []
    return [
      ...(filed?.events ?? []),
      {
        type: 'NoticeServed',
        paper,
        method,
        servedOn,
        recipient,
        relation: relation ?? '',
        place: placeOf(file),
        refusal: input.refusal,
        officers,
        announcedOn: announcement?.on ?? null,
        proof,
        ...paperWaiting(file, paper),
      },
    ]
  },
})

type ServiceInput = {
  paper: ServedPaper
  method: ServiceMethod
  scans: string[] | null
  postNumber: string | null
  sentOn: PlainDate | null
  servedOn: PlainDate | null
  witness: string | null
  recording: string | null
  officers: string[]
}

/** The receipt that came back, if it did, says who signed it and when; else whoever signed last is offered. */
function serviceDefaults(file: CaseFile, at: Circumstances) {
  const [paper] = papersToServe(file)
  const signed = paper ? signedReceipt(file, paper, at) : null
  const recipient = signed?.signer ?? likelySigner(file)
  return {
    ...(paper && { paper }),
    method: 'direct' as const,
    servedOn: signed?.on ?? at.today,
    recipient,
    relation: signed?.relation ?? relationOf(file, recipient),
    officers: [...file.investigators],
  }
}

/** The announcement of the paper that waits; one of an earlier paper of the kind is over. */
export function runningAnnouncement(file: CaseFile, paper: ServedPaper): Announced | null {
  const since = waitsSince(file, paper)
  if (since === null) return null
  const { paperMadeIn = null } = paperWaiting(file, paper)
  return (
    file.announced.findLast(
      (each) => each.paper === paper && isFor(each, paperMadeIn) && each.on >= since,
    ) ?? null
  )
}

function signedReceipt(file: CaseFile, paper: ServedPaper, at: Circumstances): PaperSigning | null {
  const receipt = receiptFor(file, paper)
  const sealed = receipt && sealedReceipt(receipt, at)
  return sealed ? signingOf(file, sealed.id) : null
}

function checkService(file: CaseFile, input: ServiceInput, at: Circumstances): FieldProblem[] {
  const { paper, officers } = input
  if (!papersToServe(file).includes(paper)) {
    return [{ field: 'paper', message: `${servedPapers[paper]}现在不需要送达` }]
  }
  return [...checkProof(file, input, at), ...checkOfficers(file, officers, at.now, at)]
}

function checkProof(file: CaseFile, input: ServiceInput, at: Circumstances): FieldProblem[] {
  const { paper, servedOn, scans } = input
  const made = { day: waitsSince(file, paper), message: '不能早于文书作出之日' }
  const notEarly = servedOn === null ? [] : checkDaySince('servedOn', servedOn, made, at)
  const given = { receipt: receiptFor(file, paper), scans, servedOn }
  switch (input.method) {
    case 'direct':
    case 'left':
    case 'entrusted':
    case 'forwarded':
      return [...notEarly, ...checkReceipt(file, given, at)]
    case 'mail':
      return [...notEarly, ...checkPost(input, at)]
    case 'electronic':
      return [...notEarly, ...checkConsent(file)]
    case 'announcement':
      return checkAnnouncement(file, paper, at)
  }
}

function checkPost({ sentOn, servedOn }: ServiceInput, at: Circumstances): FieldProblem[] {
  if (sentOn === null) return []
  const late = checkUpToToday('sentOn', sentOn, at)
  const backwards = servedOn !== null && servedOn < sentOn
  return backwards
    ? [
        ...late,
        { field: 'servedOn', message: '收件日期不能早于交寄日期', basis: civilProcedure(91) },
      ]
    : late
}

const checkConsent = ({ address }: CaseFile): FieldProblem[] =>
  address?.electronic
    ? []
    : [
        {
          field: 'method',
          message: '当事人没有签电子送达确认书，不能电子送达',
          basis: cite('行政处罚法', 61, { paragraph: 2 }),
        },
      ]

function checkAnnouncement(
  file: CaseFile,
  paper: ServedPaper,
  { today }: Circumstances,
): FieldProblem[] {
  const announcement = runningAnnouncement(file, paper)
  const problem = (message: string) => [{ field: 'method', message, basis: civilProcedure(95) }]
  if (!announcement) return problem('还没有发布公告；先办“发布送达公告”')
  const deemed = deemedServedOn(announcement.on)
  return today < deemed
    ? problem(`公告 ${announcement.on} 发布，经过三十日，${deemed} 视为送达，到那一天登记`)
    : []
}

/** What the service rests on; null while that is not there. */
function proofOf(
  file: CaseFile,
  input: ServiceInput,
  receipt: string | null,
): ProofOfService | null {
  const { paper, witness, recording, postNumber, sentOn } = input
  switch (input.method) {
    case 'direct':
    case 'entrusted':
    case 'forwarded':
      return receipt === null ? null : { kind: 'receipt', receipt }
    case 'left':
      return receipt === null ? null : { kind: 'left', receipt, witness, recording }
    case 'mail':
      return postNumber === null || sentOn === null ? null : { kind: 'post', postNumber, sentOn }
    case 'electronic': {
      const sentTo = file.address?.electronic ?? null
      return sentTo === null ? null : { kind: 'electronic', sentTo }
    }
    case 'announcement': {
      const announcement = runningAnnouncement(file, paper)
      return (
        announcement && {
          kind: 'announcement',
          announcedOn: announcement.on,
          medium: announcement.medium,
        }
      )
    }
  }
}
