import type { Detector, Suspicion } from './finding.ts'
import { isHan } from './plain-text.ts'
import type { Reading } from './reading.ts'

/**
 * Illnesses, injuries and disabilities. Most end in 病, 症, 炎 or the like and need no list; the others were collected
 * by hand, as far as a paper of commerce may name them.
 */
const illness =
  /(?:高血压|低血压|高血脂|糖尿病|肝硬化|骨折|流产|早产|怀孕|妊娠|残疾|偏瘫|瘫痪|中风|梗死|梗塞|心梗|脑梗|脑出血|艾滋病?|梅毒|癫痫|哮喘|结节|腰?椎间盘突出|衰竭|溃疡|息肉|肿瘤|增生|脱垂|畸形|肺气肿|精神分裂|躁狂|双相情感障碍|强迫障碍|脑瘫|心绞痛|心律失常|房颤|早搏|动脉硬化|静脉曲张|血栓|肠梗阻|尿路感染|肺部感染|感染HIV|腱鞘囊肿|半月板损伤|韧带撕裂|挫伤|脱臼|脱位|扭伤|烫伤|烧伤|灼伤|骨裂|骨质疏松|发育迟缓|脊柱侧弯|弱视|色盲|斜视|耳鸣|眩晕|休克|昏迷|晕厥|乙肝|丙肝|甲肝|新冠肺炎|流感|疟疾|麻风|狂犬病|破伤风|猩红热|水痘|手足口病|尖锐湿疣|不孕|不育|人工流产|引产|剖腹产|宫外孕|小儿麻痹|植物人|聋哑|智力障碍|语言障碍|听力障碍|视力障碍|肢体残疾|智力残疾|精神残疾|肺结核|结核|尿毒症|甲亢|甲减|贫血|痛风|中毒|过敏|失眠|白内障|青光眼|近视|耳聋|失聪|失明|脑震荡|帕金森|(?:阿尔茨海默|唐氏|抑郁|焦虑|自闭|多动|痴呆)症?|[\u4e00-\u9fff]{0,5}(?:综合征|综合症|症(?!状)|癌|瘤|炎|疹|疮|癣|麻痹|瘘|疝|结石|囊肿|积水|心脏病|肾病|肝病|胃病|肺病|精神病|皮肤病|性病|职业病|血友病|白血病|冠心病|传染病|慢性病|遗传病|妇科病|牙周病|[\u4e00-\u9fff]病))/g
/** Words with these ends that are no illness of anybody. */
const noIllness =
  /^(?:.{0,5}(?:弊病|毛病|带病|防病|治病|看病|生病|得病|疾病|病症|对症|急症|重症|通病|诟病|因病|无病|有病|患病|发病|养病|重大传染病|[某各何]病|食物中毒|后遗症|不治之症|并发症)|症|炎|癌|瘤|传染病|慢性病|职业病)$/
/** Of illness in general, not of anybody's. */
const prevents = /防治|预防|防控|筛查|科普/
const certainCue =
  /(?:患有?|罹患|确诊为?|诊断(?:书)?(?:上)?(?:写的是|为|是)?|诊断[:：]|病史[:为是]?|得了|查出|身患|检出|有|因|出现|疑似|病历[:_-]?|医治|治疗)[\u4e00-\u9fff了过“"]{0,3}$/
const modifiers =
  /(?:原发性|继发性|急性|慢性|接触性|过敏性|先天性|类风湿性?|腰椎|颈椎|甲状腺|乳腺|子宫|卵巢|宫颈|前列腺|肺部?|胃|肝|肾|脑|心|冠状动脉|脂溢性|特应性|双侧|左侧|右侧|重度|轻度|中度|[一二三]级|[一二]型|孕[一二三四五六七八九十\d]{1,3}周|晚期|早期|乙型|甲型|丙型|老年性?|精神分裂|强直性|系统性|右?左?[股胫腓肱桡尺锁]骨){1,4}$/
const described =
  /(?:患有|罹患|确诊(?:为|患有)?|诊断为|病史[为是:]|身患|残疾等级[为是:]?)(?<found>[^,.。;\n\t|()]{2,20})/g
const said = {
  kind: 'health',
  reason: '健康状况属于敏感个人信息',
  confidence: 'likely',
} as const

/** Illnesses, pregnancy and disability of somebody. */
export const detectHealth: Detector = (reading) => [
  ...afterWords(reading.text),
  ...[...reading.text.matchAll(illness)].flatMap((match) =>
    named(reading, match.index, match.index + match[0].length),
  ),
]

/** 患有…, 确诊…: what follows is an illness, whatever it is called. */
function afterWords(text: string): Suspicion[] {
  return [...text.matchAll(described)].map((match) => {
    const words = match.groups?.found ?? ''
    const from = match.index + match[0].length - words.length
    const end = words.search(/提前|住院|休|请假|需要|不能|无法|没有|的(?!病|症)|被|而|并|等/)
    return { ...said, from: match.index, to: from + (end > 1 ? end : words.length) }
  })
}

/** What the run before 病 or 症 may begin with. */
const lead =
  /^.{0,5}?(?:患有?|因|条|生|有|的|是|为|了|与|和|及|被|出|得|对|其|在|到|确诊|诊断|出现|治疗)(?=[\u4e00-\u9fff]{2})/
const notIllness = new Set('人虫原毒害区床房历例假情故因患体菌')

function named({ text, wordAt, blankBefore }: Reading, begin: number, end: number): Suspicion[] {
  // 精神分裂, 精神分裂症: the word may be longer than what it is known by.
  const to = end + (/^(?:症(?!状)|病(?!人))/.test(text.slice(end, end + 2)) ? 1 : 0)
  // 病 of 病虫害: an illness ends where a word ends.
  const last = wordAt(to - 1)
  if ((last.to > to && last.tag !== 'x') || notIllness.has(text.charAt(to))) return []
  let from = begin
  for (let at = from + 1; at < to; at++) if (blankBefore[at] === 1) from = at
  const before = lead.exec(text.slice(from, to))?.[0] ?? ''
  from += before.length
  if (to - from < 2 || noIllness.test(text.slice(from, to))) return []
  if (prevents.test(text.slice(Math.max(0, begin - 3), to))) return []
  from -= modifiers.exec(text.slice(Math.max(0, from - 12), from))?.[0].length ?? 0
  const cued = before !== '' || certainCue.test(text.slice(Math.max(0, from - 12), from))
  const apart = !isHan(text.charCodeAt(from - 1))
  return [{ ...said, from, to, confidence: cued || apart ? 'likely' : 'possible' }]
}
