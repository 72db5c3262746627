import type { ServiceMatter } from '../matter.ts'
import { unseenPlace } from '../provisions/place.ts'
import { provisionsText } from '../provision-words.ts'

type Blank =
  | 'timeLimit'
  | 'materials'
  | 'application'
  | 'inspectionRatio'
  | 'frequency'
  | 'content'
  | 'note'
  | 'level'

const blank: Pick<ServiceMatter, Blank> = {
  level: '',
  timeLimit: '',
  materials: '',
  application: null,
  // How often and how many are the agency's own plan, never another place's.
  inspectionRatio: '',
  frequency: '',
  content: '',
  note: '',
}

type Row = Omit<ServiceMatter, Blank | 'legalBasis'> &
  Partial<Pick<ServiceMatter, Blank>> & {
    /** Which places: 《…》 24/1 is 第二十四条第一款; null where the place is not known. */
    readonly basis: readonly (readonly [law: string, place: string | null])[]
    /** False where the number of the article is known and its words were not seen. */
    readonly seen?: false
  }

/** Where the special law sets no limit of its own. The days of licences are working days. */
const byLicenceLaw = '自受理申请之日起20个工作日（行政许可法第四十二条第一款、第八十二条）'

function serviceMatter({ basis, seen, ...row }: Row): ServiceMatter {
  const legalBasis = provisionsText(basis.map(([law, place]) => unseenPlace(law, place)))
  return { ...blank, ...row, legalBasis: seen === false ? `${legalBasis}（未见原文）` : legalBasis }
}

/** 许可, 备案, 检查, 强制事项. */
export const serviceMatters: readonly ServiceMatter[] = [
  serviceMatter({
    code: 'XK-001',
    type: '行政许可',
    name: '成品油零售经营资格许可',
    basis: [
      ['成品油流通管理办法', '3'],
      ['成品油流通管理办法', '4/2'],
    ],
    level: '设区的市',
    timeLimit: byLicenceLaw,
    source: 'S:公开转载的条文摘录',
    note: '许可条件、期限条文未见；本市政府指定的部门须核。',
  }),
  serviceMatter({
    code: 'XK-002',
    type: '行政许可',
    name: '对外劳务合作经营资格核准',
    basis: [
      ['对外劳务合作管理条例', '5'],
      ['对外劳务合作管理条例', '6'],
      ['对外劳务合作管理条例', '7/1'],
    ],
    level: '按省、自治区、直辖市人民政府的规定',
    timeLimit: '自收到证明材料之日起20个工作日（条例第七条第一款）',
    materials:
      '证明符合条例第六条规定条件的材料：符合企业法人条件；实缴注册资本不低于600万元人民币；有3名以上熟悉对外劳务合作业务的管理人员；有健全的内部管理制度和突发事件应急处置制度；法定代表人没有故意犯罪记录（条例第七条第一款）',
    application: {
      written:
        '申请对外劳务合作经营资格，并逐项写明怎样符合条例第六条规定的条件（条例第七条第一款）',
    },
    source: 'T',
    note: '本省规定由哪一级审批未见。',
  }),
  serviceMatter({
    code: 'XK-003',
    type: '行政许可',
    name: '报废机动车回收企业资质认定',
    basis: [
      ['报废机动车回收管理办法', '5/1'],
      ['报废机动车回收管理办法', '6'],
      ['报废机动车回收管理办法', '7/1'],
    ],
    level: '省级',
    timeLimit: byLicenceLaw,
    materials:
      '证明符合办法第六条规定条件的材料：企业法人资格；符合法律、法规和强制性标准要求的存储、拆解场地，拆解设备、设施以及拆解操作规范；与报废机动车拆解活动相适应的专业技术人员',
    application: {
      written:
        '申请报废机动车回收资质认定，并逐项写明怎样符合办法第六条规定的条件；也可以在网上提出申请（办法第七条第一款、第二款）',
    },
    source: 'T',
    note: '条例未写期限，按行政许可法第四十二条；市局不是许可机关。',
  }),
  serviceMatter({
    code: 'XK-004',
    type: '行政许可',
    name: '从事拍卖业务许可',
    basis: [
      ['拍卖法', '11'],
      ['拍卖法', '12'],
    ],
    level: '省级',
    timeLimit: byLicenceLaw,
    materials:
      '申请书；公司章程、拍卖业务规则；企业法人营业执照副本（复印件）；法定代表人简历和有效身份证明；拟聘任的拍卖师执业资格证书；固定办公场所产权证明或租用合同（拍卖管理办法2015年文本第八条；2019年修正后的条文没有见到，以申请时有效的文本为准）',
    application: {
      written: '申请取得从事拍卖业务的许可，并逐项写明怎样符合拍卖法第十二条规定的条件',
    },
    source: 'T',
    note: '市级只是先行审查（2015年文本第十二条）；2019年后程序未见。',
  }),
  serviceMatter({
    code: 'BA-001',
    type: '行政备案',
    name: '规模发卡企业单用途卡备案',
    basis: [['单用途商业预付卡管理办法（试行）', '7/1/2']],
    level: '设区的市',
    timeLimit: '开展单用途卡业务之日起30日内',
    application: {
      written: '企业名称、工商登记注册地、属于规模发卡企业、开展单用途卡业务的日期（办法第七条）',
    },
    source: 'S:公开转载的条文摘录',
  }),
  serviceMatter({
    code: 'BA-002',
    type: '行政备案',
    name: '汽车供应商、经销商基本信息备案',
    basis: [['汽车销售管理办法', '27/1']],
    seen: false,
    level: '县级以上地方商务主管部门核对',
    timeLimit: '取得营业执照之日起90日内',
    application: {
      online:
        '通过国务院商务主管部门全国汽车流通信息管理系统备案基本信息（办法第二十七条第一款，据公告转载，未见原文）',
    },
    source: 'K',
    note: '第二款以下文字未核。',
  }),
  serviceMatter({
    code: 'BA-003',
    type: '行政备案',
    name: '二手车交易市场经营者和经营主体备案',
    basis: [['二手车流通管理办法', null]],
    source: 'K',
    note: '全文未见；是否有修订须核。',
  }),
  serviceMatter({
    code: 'BA-004',
    type: '行政备案',
    name: '成品油批发、仓储经营备案',
    basis: [
      ['成品油流通管理办法', '3'],
      ['成品油流通管理办法', '4/2'],
    ],
    level: '省级',
    source: 'S:公开转载的条文摘录',
    note: '市局不是备案机关。',
  }),
  serviceMatter({
    code: 'BA-005',
    type: '行政备案',
    name: '商业特许经营备案',
    basis: [
      ['商业特许经营管理条例', '8/1'],
      ['商业特许经营管理条例', '9'],
    ],
    level: '省级、国务院部门',
    timeLimit: '首次订立合同之日起15日内备案；收到齐全材料10日内予以备案',
    materials:
      '营业执照复印件或者企业登记（注册）证书复印件；特许经营合同样本；特许经营操作手册；市场计划书；表明其符合条例第七条规定的书面承诺及相关证明材料；国务院商务主管部门规定的其他文件、资料（条例第八条第二款）',
    application: {
      written:
        '符合条例第七条规定的书面承诺：拥有成熟的经营模式；具备为被特许人持续提供经营指导、技术支持和业务培训等服务的能力；拥有至少2个直营店，并且经营时间超过1年（条例第七条、第八条第二款第五项）',
    },
    source: 'T',
    note: '市局不是备案机关。',
  }),
  serviceMatter({
    code: 'JC-001',
    type: '行政检查',
    name: '单用途商业预付卡检查',
    basis: [['单用途商业预付卡管理办法（试行）', '33']],
    level: '地方商务主管部门',
    content: '备案、三项制度、协议告知、退卡、资金存管、系统与填报',
    source: 'S:公开转载的条文摘录',
  }),
  serviceMatter({
    code: 'JC-002',
    type: '行政检查',
    name: '成品油流通检查',
    basis: [['成品油流通管理办法', null]],
    level: '县级以上',
    content: '证书、站容、购销台账、来源证明',
    source: 'K',
    note: '第四条第三款只见前段，监督检查条文未见。',
  }),
  serviceMatter({
    code: 'JC-003',
    type: '行政检查',
    name: '家庭服务业检查',
    basis: [['家庭服务业管理暂行办法', '4']],
    level: '县级以上',
    content: '证照悬挂、公开项目、档案、合同',
    source: 'S:公开转载的条文摘录',
    note: '所引为监督管理职责条，具体检查条未见。',
  }),
  serviceMatter({
    code: 'JC-004',
    type: '行政检查',
    name: '汽车（新车）销售检查',
    basis: [['汽车销售管理办法', '7']],
    seen: false,
    level: '县级以上',
    content: '备案、明示、台账',
    source: 'K',
    note: '第七条及监督检查条（第二十九条至第三十一条）未见全文。',
  }),
  serviceMatter({
    code: 'JC-005',
    type: '行政检查',
    name: '二手车交易市场检查',
    basis: [['二手车流通管理办法', null]],
    level: '县级以上',
    source: 'K',
    note: '全文未见。',
  }),
  serviceMatter({
    code: 'JC-006',
    type: '行政检查',
    name: '报废机动车回收企业检查',
    basis: [['报废机动车回收管理办法', '16/1']],
    level: '县级以上',
    content: '资质、台账、五大总成流向、系统上传',
    source: 'T',
  }),
  serviceMatter({
    code: 'JC-007',
    type: '行政检查',
    name: '外商投资信息报告检查',
    basis: [
      ['外商投资信息报告办法', '20'],
      ['外商投资信息报告办法', '21'],
    ],
    seen: false,
    level: '县级以上',
    source: 'K',
    note: '第二十条、第二十一条未见。',
  }),
  serviceMatter({
    code: 'JC-008',
    type: '行政检查',
    name: '零售商供应商公平交易检查',
    basis: [['零售商供应商公平交易管理办法', null]],
    level: '县级以上',
    content: '供货合同、出入库单、付款票据',
    source: 'K',
    note: '监督检查条文未见。',
  }),
  serviceMatter({
    code: 'JC-009',
    type: '行政检查',
    name: '零售商促销行为检查',
    basis: [['零售商促销行为管理办法', null]],
    level: '县级以上',
    source: 'K',
    note: '监督检查条文未见。',
  }),
  serviceMatter({
    code: 'JC-010',
    type: '行政检查',
    name: '商业特许经营检查',
    basis: [['商业特许经营管理条例', '5']],
    level: '设区的市以上',
    content: '两店一年、备案、披露',
    source: 'T',
  }),
  serviceMatter({
    code: 'JC-011',
    type: '行政检查',
    name: '对外劳务合作检查',
    basis: [['对外劳务合作管理条例', '4/2']],
    level: '县级以上',
    source: 'T',
  }),
  serviceMatter({
    code: 'JC-012',
    type: '行政检查',
    name: '一次性塑料制品使用报告检查',
    basis: [
      ['生态环境法典', '998/2'],
      ['商务领域经营者使用、报告一次性塑料制品管理办法', '5/1'],
    ],
    level: '县级以上',
    content: '报告主体、数量',
    source: 'S:公开转载的条文摘录',
    note: '检查条文未见。',
  }),
  serviceMatter({
    code: 'JC-013',
    type: '行政检查',
    name: '拍卖企业年度核查',
    basis: [['拍卖管理办法', '41/3']],
    seen: false,
    level: '省级',
    source: 'K',
    note: '2015年文本为第四十一条第三款；2019年修正后的条文未见。',
  }),
  serviceMatter({
    code: 'QZ-000',
    type: '行政强制',
    name: '（占位）查封、扣押',
    basis: [
      ['行政强制法', '17/1'],
      ['行政强制法', '22'],
    ],
    source: 'T',
    note: '现有目录所涉法律、法规未见授权商务主管部门查封、扣押的条文；部门规章不得设定行政强制措施。',
  }),
]
