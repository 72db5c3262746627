type Key = {
  readonly key: string
  readonly ctrl?: true
  readonly shown: string
  readonly where: string
  readonly does: string
}

/** Every key of the office. The pages bind their keys from this list, and `?` and the help page show it. */
export const keys = {
  search: {
    key: 'k',
    ctrl: true,
    shown: 'Ctrl K',
    where: '各页',
    does: '搜索文号、当事人，或输入要办的事',
  },
  help: { key: '?', shown: '?', where: '各页', does: '显示快捷键' },
  nextTask: { key: 'j', shown: 'j', where: '我的工作', does: '下一件' },
  previousTask: { key: 'k', shown: 'k', where: '我的工作', does: '上一件' },
  doTask: { key: 'enter', shown: 'Enter', where: '我的工作', does: '办理选中的一件' },
  limitOfTask: { key: 't', shown: 't', where: '我的工作', does: '展开期限的计算' },
  nextNote: { key: 'n', shown: 'n', where: '法制审核', does: '下一条批注' },
  previousNote: { key: 'p', shown: 'p', where: '法制审核', does: '上一条批注' },
  notPublic: { key: '0', shown: '0', where: '审核文章', does: '选中的一处不应公开' },
  mayBePublic: {
    key: '1',
    shown: '1 至 4',
    where: '审核文章',
    does: '选中的一处可以公开，填入第几条常用理由',
  },
} as const satisfies Record<string, Key>

export type KeyName = keyof typeof keys
