import { ruleParts, type PublicityRule } from '../publicity-rules.ts'
import type { DataField, DataValue, FieldType } from './data-field.ts'

const source = '公示规则'

const field = (
  code: string,
  title: string,
  meaning: string,
  value: (rule: PublicityRule) => DataValue,
  type: FieldType = 'text',
): DataField<PublicityRule> => ({ code, title, type, meaning, source, value })

/** Columns of 公示规则 as open data. */
export const publicityRuleFields: readonly DataField<PublicityRule>[] = [
  field('part', '类别', '范围、时限、期限、隐去、不公开五类', ({ part }) => ruleParts[part]),
  field('subject', '事项', '规则管的公示条目或者情形', ({ subject }) => subject),
  field('rule', '内容', '公示条目的内容，其他各类是规则本身', ({ rule }) => rule),
  field('within', '时限', '公示条目的公开时限', ({ within }) => within),
  field('procedure', '程序', '从采集到发布的各个环节', ({ procedure }) => procedure),
  field('channels', '方式', '在哪里公示', ({ channels }) => channels),
  field('shown_for', '公示期限', '公示多久', ({ shownFor }) => shownFor),
  field('from', '施行日期', '从哪一天起；来源没有写明的为空', ({ from }) => from, 'date'),
  field('until', '失效日期', '最后一日；现行的为空', ({ until }) => until, 'date'),
  field('basis', '依据', '依据的条文、文件或者本局规定', ({ basis }) => basis),
  field(
    'unconfirmed',
    '待核对',
    '原文没有核对，或者本局没有确认',
    ({ unconfirmed }) => (unconfirmed ? '是' : '否'),
    'yes-no',
  ),
]
