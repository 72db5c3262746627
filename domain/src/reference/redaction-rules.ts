/** 脱敏规则: what happens to each kind of information before anything is published. */
type RedactionRule = {
  readonly what: string
  readonly rule: string
  /** Never public, whatever an agency configures. */
  readonly never: boolean
}

export const redactionRules: readonly RedactionRule[] = [
  {
    what: '自然人被处罚人姓名',
    rule: '按本局规定隐去名（默认“姓+某”）；有的地方只隐去被处罚人以外的姓名',
    never: false,
  },
  {
    what: '被处罚人以外的自然人姓名（证人、举报人、经办人、第三人）',
    rule: '一律删除或者隐名',
    never: true,
  },
  { what: '公民身份号码、护照号等证件号', rule: '整体删除（不做部分掩码发布）', never: true },
  { what: '自然人家庭住址、出生日期、联系方式', rule: '删除；可保留区县级', never: true },
  { what: '银行账号（自然人、法人）', rule: '删除', never: true },
  { what: '健康状况、生物识别、行踪等敏感个人信息', rule: '删除', never: true },
  { what: '未成年人当事人的案件', rule: '整件不公开', never: true },
  { what: '其他未成年人的姓名、学校和班级', rule: '删除', never: true },
  { what: '国家秘密', rule: '整件不公开', never: true },
  {
    what: '商业秘密',
    rule: '区分处理:可分则删除相关内容，不可分则不公开；公开须第三方同意或公共利益判断',
    never: false,
  },
  { what: '车牌号、车架号、发动机号、不动产权证号、定位信息', rule: '自然人的删除', never: false },
  {
    what: '企业名称、统一社会信用代码、法定代表人姓名',
    rule: '保留（法定代表人证件号删除）',
    never: false,
  },
  { what: '个体工商户字号、经营者姓名', rule: '字号与代码保留；经营者姓名按配置', never: false },
  { what: '许可证编号（法人）', rule: '保留', never: false },
  { what: '执法人员姓名、证号', rule: '清单公示保留；涉危险岗位可仅公布证号', never: false },
  {
    what: '正在调查的案件过程信息、内部审批意见、集体讨论记录、法制审核意见',
    rule: '不公开（过程性信息）',
    never: true,
  },
  { what: '举报人信息与举报材料', rule: '不公开且隔离存储', never: true },
]
