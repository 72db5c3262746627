import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import { filed } from '../filing/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { act } from '../../case-kernel.ts'

export const confirmAddress = act({
  id: 'confirm-address',
  title: '登记送达地址确认书',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '以后的文书按这个地址送达。',
  basis: [cite('行政处罚法', 61, { paragraph: 2 })],
  form: {
    address: form.text({ label: '送达地址' }),
    phone: form.text({ label: '联系电话', max: 30 }),
    electronic: form.optional(
      form.text({
        label: '同意电子送达的传真、邮箱',
        max: 100,
        hint: '不同意电子送达的不填',
        basis: cite('行政处罚法', 61, { paragraph: 2 }),
      }),
    ),
    on: form.date({ label: '签署日期' }),
  },
  papers: ['service_address_confirm'],
  recording: [],
  requires: [notEnded, filed],
  applies: ({ filing }) => filing !== null,
  defaults: (file, { today }) => ({
    address: file.address?.address ?? file.filing?.party.address ?? '',
    phone: file.address?.phone ?? file.filing?.party.phone ?? '',
    on: today,
  }),
  events: (_file, input) => [{ type: 'ServiceAddressConfirmed', ...input }],
})
