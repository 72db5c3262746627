/**
 * What a leaf can be about, with the words shown to readers. The list grows by adding a line here
 * and in LEAF.md; a kind once used keeps its name, because it is part of the hashed text.
 */
export const leafKinds = {
  'case-event': '案件事件',
  document: '执法文书',
  evidence: '证据材料',
  recording: '音像记录',
  'review-opinion': '法制审核意见',
  publication: '公示',
  correction: '公示更正',
  withdrawal: '公示撤回',
  'restricted-read': '查阅受限记录',
  'rule-change': '规则变更',
  'list-change': '清单变更',
  'article-change': '文章变更',
  'notice-change': '公示流程',
  'letter-change': '来信办理',
  'case-import': '旧案导入',
  'firm-change': '检查对象变更',
  'plan-change': '检查计划变更',
  'authority-change': '人员与权限变更',
  'legal-unit-change': '法制机构登记变更',
  'row-change': '数据行变更',
  clock: '时间核对',
  draw: '随机抽取',
  erasure: '内容销毁',
  'system-event': '系统事件',
} as const satisfies Record<string, string>

export type LeafKind = keyof typeof leafKinds

export function isLeafKind(kind: string): kind is LeafKind {
  return Object.hasOwn(leafKinds, kind)
}
