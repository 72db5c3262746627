import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { DemoDays } from './demo-days.ts'
import { serviceMatters } from '@zhaofa/domain/reference/matters.ts'

/** A list of the demo that people write: its lines, and the day it is published. */
type WrittenList = { readonly rows: readonly Row[]; readonly on?: string }

const brigade = '市商务综合执法大队'
const restrict54 = '国务院办公厅关于严格规范涉企行政检查的意见（国办发〔2024〕54号）'

/** Lists nobody can derive. Firms, places and events are invented. */
export const writtenLists = (days: DemoDays): Readonly<Record<string, WrittenList>> => ({
  pre_entrust: {
    rows: [
      {
        entruster: '四平市商务局',
        entrustee: '四平市商务综合执法大队',
        matters:
          '单用途商业预付卡、商业特许经营、家庭服务业、零售促销等商务领域的行政检查和行政处罚',
        authority:
          '以四平市商务局的名义实施日常检查、调查取证和拟定处罚意见；重大执法决定由四平市商务局法制审核和集体讨论后作出；不得再委托其他组织或者个人',
        term: days.words('自 2026年1月1日起至 2028年12月31日止'),
        filedAt: days.on('2026-01-08'),
      },
    ],
  },
  pre_random_plan: { rows: randomPlan(days), on: '2026-03-20' },
  pre_frequency_cap: {
    on: '2026-03-20',
    rows: [
      ['单用途商业预付卡', '信用风险 A、B 级', '1'],
      ['单用途商业预付卡', '信用风险 C、D 级', '2'],
      ['成品油流通', '零售经营企业', '2'],
      ['报废机动车回收', '回收企业', '2'],
      ['家庭服务业、汽车销售、零售促销', '各级', '1'],
    ].map(([field = '', enterpriseClass = '', cap = '']) => ({
      field,
      enterpriseClass,
      cap,
      basis: restrict54,
      announcedAt: days.on('2026-03-20'),
    })),
  },
  pre_special_plan: {
    on: '2026-04-10',
    rows: [
      {
        name: `${days.year('2026-04-10')} 年单用途商业预付卡专项检查`,
        necessityAssessment:
          '一季度投诉中预付消费退卡难占比最高，集中在美容美发和健身两个行业，日常抽查覆盖不到新设门店，有必要在半年内集中检查一次。',
        basis: `${restrict54}；《单用途商业预付卡管理办法（试行）》第三十三条`,
        scope: '铁西区、铁东区的规模发卡企业和近一年有两件以上投诉的发卡企业，不超过 30 户',
        timeWindow: days.words('2026年5月1日至2026年6月30日'),
        approvedBy: '四平市人民政府',
        filedAt: days.on('2026-04-08'),
        publishedAt: days.on('2026-04-10'),
      },
    ],
  },
  pre_av_equipment: {
    rows: [
      ['执法记录仪', '8', '两人以上执法时至少一台全程开启，当日导出，不得删改'],
      ['数据采集站', '1', '专人保管，接入内网，按案号归集'],
      ['照相机', '2', '用于现场检查和勘验拍照，原始文件不得修饰'],
      ['询问室录音录像设备', '1', '询问全程同步录音录像，画面含时间'],
    ].map(([type = '', quantity = '', rules = '']) => ({ type, quantity, dept: brigade, rules })),
  },
  pre_e_monitor: {
    rows: [
      {
        device: '出入口视频采集设备',
        location: '四平市铁西区示例大路 88 号报废机动车拆解场东门',
        purpose: '记录报废机动车进场、拆解和五大总成出场',
        legalReviewAt: days.on('2025-12-15'),
        techReviewAt: days.on('2025-12-18'),
      },
    ],
  },
  in_service_announcement: {
    on: '2026-10-12',
    rows: [
      {
        docTitle: '责令限期改正通知书',
        party: '四平市示例家政服务中心（经营者 吴某）',
        content:
          '因直接送达、留置送达、邮寄送达均未能送达，依法公告送达。请自公告之日起三十日内到四平市商务局领取，逾期视为送达。',
        publishedAt: days.on('2026-10-12'),
        effectiveAt: days.on('2026-11-11'),
      },
    ],
  },
  post_annual_report: {
    on: '2026-01-26',
    rows: [
      {
        year: String(days.year('2026-01-26') - 1),
        subjectsAndStaff:
          '执法主体 1 个，受委托组织 1 个；持有执法证件的在岗人员 4 人，法制审核人员 2 人。',
        statisticalTables:
          '行政处罚、行政许可、行政检查等各表随年报报送四平市人民政府和吉林省商务厅，可以向本机关索取。',
        explanation: '全年没有行政复议被撤销和行政诉讼败诉的案件；涉企检查户次按年度频次上限执行。',
      },
    ],
  },
  post_gov_info_report: {
    on: '2026-01-26',
    rows: [
      {
        year: String(days.year('2026-01-26') - 1),
        sections:
          '一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项。全年收到申请 6 件，均在期限内答复。',
      },
    ],
  },
  post_typical_case: {
    on: '2026-07-06',
    rows: [
      {
        title: '某餐饮管理公司不具备“两店一年”条件从事特许经营案',
        facts:
          '当事人只有一家直营店，经营不满一年，即以收取加盟费的方式发展三名加盟者。案发后退还全部加盟费。',
        law: '《商业特许经营管理条例》第七条第二款、第二十四条第一款；行政处罚法第三十二条',
        result: '责令改正，没收违法所得，按裁量权基准“一般”档罚款，并予公告',
        significance: '“两店一年”是特许经营的门槛。退还加盟费是从轻情节，不免除责任。',
      },
    ],
  },
})

/** How many of each the bureau of the demo draws in a year (示范); JC-001 has a plan of its own. */
const plannedRatios: Readonly<Record<string, string>> = {
  'JC-003': '15%',
  'JC-004': '10%',
  'JC-006': '30%',
  'JC-010': '25%',
  'JC-011': '50%',
}

/** 年度抽查工作计划: an inspection matter each, in the second and third quarters. */
function randomPlan(days: DemoDays): Row[] {
  const year = days.year('2026-03-20')
  return serviceMatters
    .flatMap(({ code, name }) => {
      const ratio = plannedRatios[code]
      return ratio === undefined ? [] : [{ name, ratio }]
    })
    .map(({ name, ratio }, i) => ({
      year: String(year),
      taskName: `${year} 年${name.replace(/检查$/, '')}抽查`,
      item: name,
      objectScope: '检查对象名录库中本市登记的全部市场主体',
      drawType: '不定向',
      quantity: String(6 + i * 2),
      ratio,
      method: '现场检查、书面检查',
      orgLevel: '市级',
      implLevel: '市级',
      drawDateFrom: days.on('2026-05-06'),
      drawDateTo: days.on('2026-05-08'),
      finishBy: days.on('2026-09-30'),
      leadDept: brigade,
      participants: '能合并的与市场监督管理部门联合实施',
    }))
}
