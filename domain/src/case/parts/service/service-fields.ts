import * as form from '../../../kernel/form.ts'
import type { Field } from '../../../kernel/form.ts'
import { cite } from '../../../shared/citation.ts'
import { servedPapers } from '../../../paper/catalogue/document-catalogue.ts'
import { scansField } from '../signing/acts.ts'

/** 民事诉讼法, by whose rules papers are served (处罚法第61条第1款). */
export const civilProcedure = (article: number, place?: { paragraph?: number }) =>
  cite('民事诉讼法', article, place)

/** Ways in which a 送达回证 is signed on the spot. */
export const byReceipt = ['direct', 'left', 'entrusted', 'forwarded'] as const
export const isByReceipt = (method: string): boolean => byReceipt.some((each) => each === method)

const under = <T>(methods: readonly string[], field: Field<T>): Field<T | null> =>
  form.askedWhen({ field: 'method', is: methods }, field)

const signedFor = ['direct', 'entrusted', 'forwarded', 'mail'] as const
const dated = [...byReceipt, 'mail', 'electronic'] as const

export const paperField = form.choice({ label: '送达的文书', options: servedPapers })

/** What each way of service is proved by, asked under that way only. */
export const proofFields = {
  scans: form.optional(
    under(byReceipt, {
      ...scansField,
      label: '签好的送达回证',
      hint: '扫描件或者照片；已经归档过的无须再传',
      basis: civilProcedure(87),
    }),
  ),
  postNumber: under(['mail'], form.text({ label: '邮件号', max: 30, basis: civilProcedure(91) })),
  sentOn: under(['mail'], form.date({ label: '交寄日期' })),
  servedOn: under(
    dated,
    form.date({
      label: '送达日期',
      hint: '回证上的签收日期、邮件回执上的收件日期、到达系统的日期',
      basis: civilProcedure(87, { paragraph: 2 }),
    }),
  ),
  recipient: under(signedFor, form.text({ label: '签收人', max: 50, basis: civilProcedure(88) })),
  relation: under(signedFor, form.text({ label: '与受送达人的关系', max: 50 })),
}

/** 留置送达: refused, left at the home, with a witness or a recording (民事诉讼法第89条). */
export const leftFields = {
  refusal: under(
    ['left'],
    form.text({
      label: '拒收的事由',
      max: 500,
      hint: '按本人原话写；没有说明理由的，写“未说明”',
      basis: civilProcedure(89),
    }),
  ),
  ...form.either('留置送达须有见证人，或者用拍照、录像记录送达过程', {
    witness: form.optional(
      under(
        ['left'],
        form.text({
          label: '见证人',
          max: 100,
          hint: '姓名、单位和职务',
          basis: civilProcedure(89),
        }),
      ),
    ),
    recording: form.optional(under(['left'], form.text({ label: '录音录像编号', max: 100 }))),
  }),
}
