import * as form from '../../../kernel/form.ts'
import { unmet, met } from '../../../kernel/requirement.ts'
import { act, type Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { checkOfficers, officersField } from '../../officers.ts'
import { notArchived } from '../closing/requirements.ts'
import { signingOf } from '../signing/slice.ts'
import { checkReceipt, filedReceipt } from './receipt-proof.ts'
import { receiptForOther, sealedReceipt } from './receipt.ts'
import { civilProcedure, paperField, proofFields } from './service-fields.ts'

/** Receipts for others whose service is not registered yet. */
const waiting = ({ receipts, servedOnOthers }: CaseFile) =>
  receipts.filter(
    ({ role, paper, addressee }) =>
      role !== 'party' &&
      !servedOnOthers.some((each) => each.paper === paper && each.addressee === addressee),
  )

const othersWait: Requirement = {
  id: 'others-wait',
  check: (file) =>
    waiting(file).length > 0
      ? met
      : unmet('没有为代理人或者其他受送达人制作的送达回证', [civilProcedure(88)]),
}

/** Several persons are served each with a receipt of their own; the party's limits run from the party's. */
export const serveOther = act({
  id: 'serve-other',
  title: '登记向其他受送达人送达',
  step: 'serve',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '每个受送达人一份送达回证；当事人的期限仍自送达当事人的次日起算。',
  basis: [civilProcedure(88)],
  form: {
    ...form.section('送达', {
      paper: paperField,
      addressee: form.text({ label: '受送达人', max: 100 }),
      method: form.choice({
        label: '送达方式',
        options: { direct: '直接送达', mail: '邮寄送达' },
      }),
    }),
    ...form.section('凭证', proofFields),
    ...form.section('送达人', { officers: officersField('送达人') }),
  },
  papers: [],
  recording: [],
  requires: [notArchived, othersWait],
  applies: (file) => waiting(file).length > 0,
  defaults: (file, at) => {
    const [receipt] = waiting(file)
    const sealed = receipt && sealedReceipt(receipt, at)
    const signed = sealed ? signingOf(file, sealed.id) : null
    return {
      ...(receipt && { paper: receipt.paper, addressee: receipt.addressee }),
      method: 'direct' as const,
      servedOn: signed?.on ?? at.today,
      recipient: signed?.signer ?? receipt?.addressee ?? '',
      relation: signed?.relation ?? '本人',
      officers: [...file.investigators],
    }
  },
  checks: (file, { paper, addressee, method, scans, servedOn, sentOn, officers }, at) => {
    const receipt = receiptForOther(file, paper, addressee)
    if (!receipt) {
      return [{ field: 'addressee', message: `没有为${addressee}制作这份文书的送达回证` }]
    }
    return [
      ...(method === 'direct' ? checkReceipt(file, { receipt, scans, servedOn }, at) : []),
      ...(sentOn !== null && servedOn !== null && servedOn < sentOn
        ? [{ field: 'servedOn', message: '收件日期不能早于交寄日期' }]
        : []),
      ...checkOfficers(file, officers, at.now, at),
    ]
  },
  events: (file, input, at) => {
    const { paper, addressee, method, officers, scans, postNumber, sentOn } = input
    const receipt = receiptForOther(file, paper, addressee)
    if (!receipt) return []
    const servedOn = input.servedOn ?? at.today
    const recipient = input.recipient ?? addressee
    const by = { on: servedOn, signer: recipient, relation: input.relation, refusal: null }
    const filed = method === 'direct' ? filedReceipt(file, receipt, scans, by, at) : null
    if (method === 'direct' && filed === null) return []
    return [
      ...(filed?.events ?? []),
      {
        type: 'ServedOnOther',
        paper,
        addressee,
        role: receipt.role,
        servedOn,
        recipient,
        officers,
        proof:
          filed === null
            ? { kind: 'post', postNumber: postNumber ?? '', sentOn: sentOn ?? servedOn }
            : { kind: 'receipt', receipt: filed.id },
      },
    ]
  },
})
