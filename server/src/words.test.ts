import { detect } from '@zhaofa/domain/publicity/redaction/detect.ts'
import { describe, expect, test } from 'vitest'
import { judge, trialTexts } from '../test/trial-texts/trial.ts'
import { tagger } from './words.ts'

const found = (text: string) =>
  detect(text, tagger).map(({ start, end, kind }) => `${text.slice(start, end)} ${kind}`)

describe('names of persons are found', () => {
  test.each([
    ['车主孟凡林将车交由当事人拆解', ['孟凡林 name']],
    ['监护人戚美娟在笔录上签了字', ['戚美娟 name']],
    ['经联系店长许大鹏，无法接通', ['许大鹏 name']],
    ['拍卖师葛小伦主持，竞买人尚雨薇缴纳了保证金', ['葛小伦 name', '尚雨薇 name']],
    ['加油站站长于海波承认没有台账', ['于海波 name']],
    ['证人董秀兰、郑文杰、靳颖均证实', ['董秀兰 name', '郑文杰 name', '靳颖 name']],
    ['会员董秀兰、郑文杰和靳颖提供了截图', ['董秀兰 name', '郑文杰 name', '靳颖 name']],
    ['该卡由刘秀珍办理，余额已退给王建国', ['刘秀珍 name', '王建国 name']],
    ['欧阳娜娜与司徒文博系母子关系', ['欧阳娜娜 name', '司徒文博 name']],
    ['证人妫晓月、逄春燕到场', ['妫晓月 name', '逄春燕 name']],
    ['牧民叶尔江·巴合提反映', ['叶尔江·巴合提 name']],
    [
      '车主古丽米热·艾比布力，监护人买买提江·吐尔逊',
      ['古丽米热·艾比布力 name', '买买提江·吐尔逊 name'],
    ],
    ['藏族姑娘次仁拉姆、蒙古族客商巴特尔到店', ['次仁拉姆 name', '巴特尔 name']],
    ['俄罗斯籍客商Ivan Petrov出席', ['Ivan Petrov name']],
    ['迈克尔·约翰逊持护照E12345678入境', ['迈克尔·约翰逊 name', 'E12345678 id-number']],
    ['编号\t姓名\t金额\n1\t秦岚\t300\n2\t卓玛央金\t500', ['秦岚 name', '卓玛央金 name']],
    ['编号,会员,余额\nA1,毕福剑,300\nA2,靳颖,20', ['毕福剑 name', '靳颖 name']],
    ['| 车主 | 车型 |\n| 闫铁柱 | 轿车 |', ['闫铁柱 name']],
    ['Z:\\2026案件\\证据\\闫铁柱转账记录.xlsx', ['闫铁柱 name']],
    ['/upload/姜一帆_身份证.jpg', ['姜一帆 name']],
    ['http://oa.example.cn/%E9%83%9D%E5%BB%BA%E5%B3%B0.docx', ['%E9%83%9D%E5%BB%BA%E5%B3%B0 name']],
    ['举报人赵小六称店家不退卡', ['赵小六 informant']],
    ['职工王楠、郭跃四人参加了培训', ['王楠 name', '郭跃 name']],
    ['日本人佐佐木希、美国人汤姆·汉克斯到场', ['佐佐木希 name', '汤姆·汉克斯 name']],
    ['姓　名：张　三　　性别：男', ['张　三 name']],
    ['店长林鸿飞去外地了，房东魏艳把门面收回', ['林鸿飞 name', '魏艳 name']],
    ['签到表\n吕建华\n邰凤英\n佘德林', ['吕建华 name', '邰凤英 name', '佘德林 name']],
  ])('%s', (text, names) => {
    expect(found(text)).toEqual(names)
  })

  test('once known, a name is found wherever it stands', () => {
    expect(found('证人戚美娟证实。当日戚美娟没有签字。')).toEqual(['戚美娟 name', '戚美娟 name'])
  })
})

describe('so are children, illness, vehicles, papers and homes', () => {
  test.each([
    ['学生冯子涵（铁东区实验小学三年级2班）', ['冯子涵 minor', '铁东区实验小学三年级2班 minor']],
    ['孩子就读于育才双语学校', ['育才双语学校 minor']],
    ['该生在七年级（4）班', ['七年级（4）班 minor']],
    ['患儿有先天性心脏病', ['先天性心脏病 health']],
    ['后被确诊乳腺癌早期', ['确诊乳腺癌早期 health']],
    ['因腰椎间盘突出住院', ['腰椎间盘突出 health']],
    ['车架号LFV2A21K8G3012345', ['LFV2A21K8G3012345 vehicle']],
    ['发动机号JL486Q4-78213', ['JL486Q4-78213 vehicle']],
    ['辽（2019）沈阳市不动产权第0045678号', ['辽（2019）沈阳市不动产权第0045678号 property']],
    ['房产证号：四房权证铁西区字第00123456号', ['四房权证铁西区字第00123456号 property']],
    ['土地证：四国用（2005）第001234号', ['四国用（2005）第001234号 property']],
    ['驾驶证号210102198001011234', ['210102198001011234 id-number']],
    ['驾驶证档案编号210100123456', ['210100123456 id-number']],
    ['军官证南字第12345678号', ['南字第12345678号 id-number']],
    ['派到阳光花园小区3栋2单元1101的人家', ['阳光花园小区3栋2单元1101 address']],
    ['收货人在富贵园5-3-602', ['富贵园5-3-602 address']],
    ['家里在孤家子镇解放村六组', ['孤家子镇解放村六组 address']],
  ])('%s', (text, places) => {
    expect(found(text)).toEqual(places)
  })
})

describe('what must stay is not touched', () => {
  test.each([
    '四平市红日商贸有限公司（统一社会信用代码91220300MA0000000L，法定代表人周向东）',
    '法定代表人周向东陈述，周向东没有异议',
    '执法人员张立国、王海滨赴现场核查，出示了执法证件',
    '刘知远、廖宇航（执法证号见附页）出示了证件',
    '合计人民币286,450.00元，其中13904340002.50元为重复计算，1,234,567.8元已退',
    '货款15858012761元，采购12.5吨，占比96.3%',
    '客服热线400-820-8820，投诉电话95588，咨询12345',
    '客服4008208820、400-1234-567',
    '当事人经营场所位于四平市铁西区英雄大街1888号万达广场3层3012号商铺',
    '住所：长春市南关区人民大街5688号',
    '检查地点：四平市铁西区英雄大街88号',
    '企业名称\t经营场所\n红日商贸有限公司\t铁西区英雄大街116号1-2层',
    '铁西区张记便利店、金马餐饮管理有限公司、王府井百货、平安商场',
    '高度重视安全生产，马上组织排查，严格落实责任，任何单位不得阻挠，何时付款由双方约定',
    '常年法律顾问认为程序合法，本局认为当事人平时守法经营',
    '江苏、安徽、宁夏等地来函协查，支持向新能源转型',
    '向铁西区第三中学销售校服',
    '关于印发《家庭服务业管理暂行办法》的通知，许可事项办理时限压缩',
    '微信昵称\t订单号\t金额\n小雨点\t2026991234567\t300',
    '严禁带病作业，防治职业病',
    '四平市吉运报废汽车回收有限公司、张姐、李女士、王某',
    '当事人陈述、申辩，申请书由见证人签名或者盖章，不得以保留最终解释权为由',
    '应当忠于职守，不得利用行政手段强制转让，人民币壹拾贰万陆元整',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('of texts the rules were not made from at least 95 % is found, and at most 3 % of the rest touched', () => {
  const figures = judge(trialTexts('held-out', 20_261_201, 120), (text, own) =>
    detect(text, tagger, own),
  )

  expect(figures.items).toBeGreaterThan(1_000)
  expect(figures.found / figures.items).toBeGreaterThanOrEqual(0.95)
  expect(figures.touched / figures.rest).toBeLessThanOrEqual(0.03)
  expect(figures.staysTouched / figures.stays).toBeLessThanOrEqual(0.03)
})
