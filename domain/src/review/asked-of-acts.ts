import type { GroundActs } from './catalogue.ts'
import type { EnforcementAct } from './enforcement-acts.ts'

/** What the published catalogue says of a review of these acts: what is sent, and what is looked at above all. */
type Asked = { readonly materials: string; readonly focus: string }

const ofPenalty: Asked = {
  materials: '送审表、拟决定、调查终结报告、证据、告知和陈述申辩材料',
  focus: '主体、权限、程序、事实、证据、法律适用、裁量、文书',
}
const ofCoercion: Asked = {
  materials: '送审表、查封扣押的提请、授权的法律法规依据、证据、执法人员资格',
  focus: '主体、授权、必要性、对象和范围、程序、证据',
}
/** Acts whose procedures are named by their own law: only what is sent of every decision. */
const ofAnyAct: Asked = {
  materials: '送审表、拟决定、认定事实的证据、依据、听取意见的材料',
  focus: '主体、权限、程序、事实、证据、法律适用',
}

/** 送审材料 and 审核重点 of a ground (国办发〔2018〕118号四（十三）、（十四）): a seizure has no statement of the party to send. */
export function askedOfActs(acts: GroundActs): Asked {
  if (acts === 'every' || acts.length !== 1) return ofAnyAct
  const only: EnforcementAct = acts[0] ?? 'other'
  switch (only) {
    case 'penalty':
      return ofPenalty
    case 'coercion':
      return ofCoercion
    case 'licence':
    case 'inspection':
    case 'levy':
    case 'requisition':
    case 'payment':
    case 'confirmation':
    case 'reward':
    case 'adjudication':
    case 'other':
      return ofAnyAct
  }
}
