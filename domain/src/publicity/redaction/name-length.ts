import { isHan } from './plain-text.ts'
import { compoundSurnames, surnames } from './surnames.ts'

/** Words that begin with a surname and are no name. */
const notNames =
  /^(?:安[全排装置]|于[是当本该上下此前后20-9]|方[面式法案可便]|权|时[间候期]|全[部体程市省国]|平[时均台等]|高[度级额于]|关[于系闭联]|应[当急诉]|支|成[本立为交果员]|管[理辖]|常[年常务]|万元|任[何职务命]|计[算划]|严[重格]|项[目]|单[位用据独笔]|经|别|相[关应]|和|江[苏西]|连[续同]|宁夏|金额|路[线过]|石|水|明[细确知]|文[件书]|解[释除决]|满|通|步|都|车|何[时种人]|向|须|双|查[明封询处看]|有|国|白[天酒]|党|从|公|强|施[工行]|商[品户务家行场店业城]|包[括含装]|易|房[屋产]|容|沙|古|农[村民业]|林[业地]|左右|马上|黄金|许[可多]|程序|温|康|段|史|雷|龙|石|曲|毕[业竟]|幸|司[法机]|储[值蓄]|南|北|景|符[合]|童|苗|盛|冷|米|游|景|谈[话到]|封|官|丛|梅|华|邓|费[用]|候|顾客|项目|陈[述列]|余[额款下]|周[边期围内年一二三四五六日末岁]|田|钱[款财]|毛|叶|花|孔|申[请诉辩报]|党|党员|季[度节]|范[围本]|尚[未有]|曾[经在于]|付[款费]|单|柜|明|汇|金|张贴|张开|王牌|孙子|谢绝|马路|高峰|郑重|向本|胡同|苏打|吴|杜绝|夏[季天]|冬)(?!某)/

/** What comes after a name; a single character may also be part of one. */
const after =
  /^(?:证实|证明|证言|陈述|称|说|表示|提供|反映|举报|投诉|主张|承认|确认|签|出具|到场|参加|电话|身份|公民|联系|等|某|先生|女士|同志|购买|消费|办理|询问|进行|处|家|住|男|女|不|无|未|已|曾|系|是|为|的|和|与|及|在|于|到|对|向|将|把|被|从|由|因|以|自|作|有|也|并|均|分别|手机|账|银行|微信|共|所|之|当|现|经|于|要|认|拒|予|[^\u4e00-\u9fff])/
const strongAfter =
  /^(?:证实|证明|证言|陈述|称|说|表示|提供|反映|电话|身份|公民|等|先生|女士|系|的|[^\u4e00-\u9fff]|$)/
const companyWord =
  /公司|集团|商行|商店|超市|便利店|事务所|中心|合作社|经营部|银行|委员会|学校|医院|酒店|饭店|厂|局|店$|部$/
const boundary = /[系是为在的与和及,.。;:、(\n]|证实|称/

/** How many characters from here form the name of a person; 0 when there is no name. */
export function nameLength(text: string, at: number): number {
  const four = text.slice(at, at + 4)
  const surname = compoundSurnames.has(four.slice(0, 2)) ? 2 : surnames.has(four.charAt(0)) ? 1 : 0
  const run = hanRun(text, at)
  if (surname === 0 || run.length <= surname) return foreignName(text, at)
  if (surname === 1 && notNames.test(run)) return 0
  const piece = run.split(boundary)[0] ?? ''
  if (companyWord.test(piece)) return 0
  if (run.charAt(surname) === '某') return 0
  const one = surname + 1
  const rest = run.slice(one)
  if (rest === '') return one
  const beyond = run.slice(one + 1)
  if (after.test(rest) && (strongAfter.test(rest) || !strongAfter.test(beyond))) return one
  return one + 1
}

function hanRun(text: string, at: number): string {
  let end = at
  while (end < text.length && end - at < 16 && isHan(text.charCodeAt(end))) end++
  return text.slice(at, end)
}

/** Names such as 阿依古丽·买买提 have a dot between two runs of characters; the plain text has a hyphen there. */
function foreignName(text: string, at: number): number {
  const [name = ''] =
    /^[\u4e00-\u9fff]{2,6}-[\u4e00-\u9fff]{2,6}/.exec(text.slice(at, at + 13)) ?? []
  return name.length
}
