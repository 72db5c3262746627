import { askOnce } from '../../../../inspection/checklist/merge-checklists.ts'
import { itemOfVisit } from '../../../../inspection/inspection-item.ts'
import { onSiteReasons, visitGrounds, visitWays } from '../../../../inspection/visit-codes.ts'
import * as form from '../../../../kernel/form.ts'
import { cite } from '../../../../shared/citation.ts'
import { firmField } from '../../../case-fields.ts'
import { opening } from '../../../case-kernel.ts'
import { checkFirmName } from '../../../firm-name.ts'
import { checkPartyNumber } from '../../../party-number.ts'
import { checkFirm, checkGround, checkItems, checkYearNotFull } from '../checks.ts'
import { inspectionFactsLoaded } from '../requirements.ts'

/** 登记检查: whom, why, by which items, in which way. Nothing happens at the firm before it is approved. */
export const openVisit = opening({
  id: 'open-visit',
  title: '登记检查',
  by: ['officer'],
  inField: true,
  effect: '登记后提请审批；批准以前不得检查。检查清单固定为登记时的版本。',
  basis: [cite('行政处罚法', 55)],
  form: {
    ...form.section('由来', {
      ground: form.choice({ label: '检查的由来', options: visitGrounds }),
      groundSource: form.text({
        label: '计划任务号、信件或者转办的编号',
        hint: '只写编号和日期，不写投诉、举报人',
      }),
    }),
    ...form.section('对象和事项', {
      party: firmField({ label: '被检查企业' }),
      items: form.rows({
        label: '检查事项',
        columns: { code: form.text({ label: '清单编码', max: 50 }) },
        max: 20,
        shown: 'picked',
      }),
      departments: form.optional(
        form.rows({
          label: '联合检查的其他部门',
          columns: { name: form.text({ label: '部门', max: 100 }) },
          min: 0,
          max: 10,
        }),
      ),
    }),
    ...form.section('方式', {
      way: form.choice({
        label: '检查方式',
        options: visitWays,
        hint: '能书面核查、非现场检查的，不入企（国办发〔2024〕54号，未见原文）',
      }),
      onSiteReason: form.askedWhen(
        { field: 'way', is: ['on-site'] },
        form.choice({ label: '为什么须到现场', options: onSiteReasons }),
      ),
    }),
  },
  papers: [],
  recording: [],
  requires: [inspectionFactsLoaded],
  defaults: () => ({ departments: [] }),
  narrows: ({ inspection }) => ({
    items: {
      offered: (inspection?.published?.items ?? []).map(({ code, name, basis }) => ({
        value: code,
        label: name,
        detail: `${code}，${basis}`,
      })),
    },
  }),
  checks: (input, at) => [
    ...checkGround(input.ground, at),
    ...checkFirm(input.party, at),
    ...checkYearNotFull({ ...input, items: input.items.map(({ code }) => code) }, at),
    ...checkFirmName(input.party, at),
    ...checkPartyNumber(input.party, at),
    ...checkItems(
      input.items.map(({ code }) => code),
      at,
    ),
  ],
  events: ({ items, departments, party, ...input }, { inspection }) => [
    {
      type: 'VisitOpened',
      ...input,
      firm: party,
      // 一表通查: what several items ask by the same rule is looked at once.
      items: askOnce(
        items.flatMap(({ code }) => {
          const item = inspection?.published?.items.find((each) => each.code === code)
          return item ? [itemOfVisit(item, inspection?.checklistOf(code) ?? null)] : []
        }),
      ),
      departments: (departments ?? []).map(({ name }) => name),
    },
  ],
})
