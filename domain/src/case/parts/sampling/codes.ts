/** Who was there when samples were taken; without either of them nothing is taken. */
export const samplingPresences = {
  holder: '持有人在场',
  witness: '持有人不在场，有见证人',
} as const
export type SamplingPresence = keyof typeof samplingPresences

/** Where a sample is: the first three are still to be settled, the last three are how it ended. */
export const whereabouts = {
  kept: '由本机关保管',
  sent: '送检中',
  'left-there': '留在检验（鉴定）机构',
  returned: '已退还',
  'used-up': '检验中耗尽',
  filed: '作为物证随案保存',
} as const
export type Whereabouts = keyof typeof whereabouts

const unsettled: ReadonlySet<Whereabouts> = new Set(['kept', 'sent', 'left-there'])

/** Whether somebody still has to say what becomes of it. */
export const isUnsettled = (where: Whereabouts): boolean => unsettled.has(where)

/** How the samples came through an examination. */
export const afterAppraisal = {
  kept: '已经取回',
  'left-there': '留在机构',
  'used-up': '检验中耗尽',
} as const satisfies Partial<Record<Whereabouts, string>>
export type AfterAppraisal = keyof typeof afterAppraisal

/** 样品处理: how a sample ends. */
export const settlements = {
  returned: '退还当事人',
  'used-up': '检验中耗尽',
  filed: '作为物证随案保存',
} as const satisfies Partial<Record<Whereabouts, string>>
export type Settlement = keyof typeof settlements

/** How a commission ended. */
export const appraisalOutcomes = {
  concluded: '作出结论',
  'called-off': '没有作出结论，委托终止',
} as const
export type AppraisalOutcome = keyof typeof appraisalOutcomes

/** In which a time for asking for another examination is counted. */
export const remedyUnits = { 'working-day': '个工作日', day: '日' } as const
export type RemedyUnit = keyof typeof remedyUnits
