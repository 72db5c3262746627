// Words that tell of a person, by what they mean for a name beside them. Collected by hand from the papers of this
// system (domain/src/paper) and from how people write letters; most others are told by their last character.

const words = (list: string) => list.split(/\s+/).filter((word) => word !== '')

/** Whoever reports is kept secret (处罚法第50条). */
export const informants = words(
  '举报人 投诉人 投诉举报人 举报投诉人 反映人 信访人 检举人 控告人 来信人 来访人 来电人 致电人 爆料人 线索提供人',
)
export const children = words(
  '未成年人 未成年 小学生 初中生 高中生 中学生 学生 儿童 幼儿 孩子 小孩 男孩 女孩 婴儿 学生姓名 同学 其子 其女 之子 之女 儿子 女儿 孙子 孙女 外孙 外孙女 侄子 侄女',
)
/** Their names stand on the decision and are public (处罚法第55条). */
export const officials = words(
  '执法人员 检查人员 调查人员 办案人员 承办人 承办人员 案件承办人 行政执法人员 询问人 询问人员 记录人 记录员 记录人员 书记员 听证主持人 主持人 听证员 审核人 审核人员 审批人 批准人 局长 副局长 检查人 勘验人 送达人 抽样人员 监督检查人员 执法队员 检查组成员 检查组组长',
)
/** Who stands for a firm is registered and public. */
export const representatives = words('法定代表人 法人代表 法定代表人（负责人） 法人')

/** Person words that do not end as most of them do (see lastOfPerson). */
const others = words(
  `会计 出纳 财务 司机 经理 总经理 副经理 主任 班主任 主管 保安 保姆 月嫂 教练 翻译 中介 老板 老板娘 掌柜 领班 收银 店助 助理 秘书 文员 前台 客服 厨师长 邻居 家属 亲属
   亲戚 朋友 同事 同乡 老乡 爱人 丈夫 妻子 前夫 前妻 老公 老婆 老伴 对象 男友 女友 配偶 父亲 母亲 爸爸 妈妈 爷爷 奶奶 姥姥 姥爷 外公 外婆 公公 婆婆 岳父 岳母 儿媳 女婿 儿子 女儿
   孙子 孙女 哥哥 弟弟 姐姐 妹妹 大哥 大姐 嫂子 姐夫 妹夫 表弟 表哥 表姐 表妹 堂弟 堂哥 堂姐 堂妹 叔叔 婶婶 舅舅 姑姑 阿姨 侄子 侄女 外甥 夫妻 夫妇 其妻 其夫 其子 其女 其父 其母 其兄 其弟
   其姐 其妹 之妻 之夫 之子 之女 之父 之母 男子 女子 居民 村民 市民 公民 农民 牧民 乘客 旅客 顾客 客户 用户 住户 业户 当户 房东 股东 患者 业主 车主 货主 雇主 船主 机主 户主 群主 店长 站长 厂长
   班长 组长 队长 村长 家长 校长 院长 会长 社长 行长 所长 部长 园长 学长 医生 护士 大夫 教授 讲师 学生 同学 学员 孩子 小孩 技师 师傅 徒弟 法人 本人 户名 姓名 名字 真实姓名 名叫 叫做 自称 化名 原名 曾用名
   签名 签字 签收 捺印 申请人 收款方 付款方 甲方 乙方 丙方 出租方 承租方 委托方 受托方 卖方 买方 出卖方 买受方 转让方 受让方 借款方 贷款方 发货方 收货方 网名 昵称 法律顾问 监护人 联系人 孕妇 老人 参与人 参加人员 见证
   同行人 同住人 早班 晚班 夜班 白班 替班 值班 带班 当班 领队 群众 商人 客商 姑娘 小伙 小伙子 青年 妇女 妇人 老汉 老太 老太太 大爷 大妈 大娘 大叔 大婶 监事 董事 股东 合伙 乡亲 导游 导购 买家 卖家 赢家 会员 持卡 购买 代购 团长 主播 网红 店小二 骑手 快递员`,
)

/** The last character of most words for a person by what they do or to whom they belong: 竞买人, 拍卖师, 驾驶员. */
const lastOfPerson = new Set('人员者师生手民工匠嫂娘')
/** Words with such an ending that are nobody. */
const nobody = new Set(
  words(
    '法人 个人 他人 何人 任何人 每人 人人 卫生 发生 产生 民生 新生 养生 双手 对手 手工 加工 施工 分工 动工 竣工 完工 开工 化工 人民 全员 动员 机关人 负责人 主要负责人',
  ),
)

const personWords = new Set([...informants, ...children, ...others])
const longest = 7

/** The word for a person that ends here, from the longest; null when there is none. */
export function personWordBefore(text: string, at: number): string | null {
  for (let length = Math.min(longest, at); length >= 2; length--) {
    const word = text.slice(at - length, at)
    if (personWords.has(word)) return word
  }
  return null
}

/** Whether a word of the dictionary means a person: 竞买人, 拍卖师. */
export function meansPerson(word: string): boolean {
  return word.length >= 2 && lastOfPerson.has(word.slice(-1)) && !nobody.has(word)
}

/** One of some words that ends here. */
export function wordBefore(list: readonly string[], text: string, at: number): string | null {
  return list.find((word) => text.endsWith(word, at)) ?? null
}
