import { describe, expect, it } from 'vitest'
import type { Sample } from '../../test/sample-facts.ts'
import { papersMade, recordedCourse, samplePapers } from '../../test/sample-papers.ts'
import { visitCourse } from '../../test/sample-visit.ts'
import { documentCatalogue, type DocumentTypeId } from './catalogue/document-catalogue.ts'
import { paperText } from './paper.ts'
import { emptyRows } from './empty-rows.ts'
import { composedTypes } from './papers.ts'

const texts = new Map(samplePapers().map((paper) => [paper.type, paperText(paper)]))
const textOf = (type: DocumentTypeId) => texts.get(type) ?? ''

const party = '四平市铁西区示例连锁餐饮管理咨询服务有限责任公司'
const code = '91220300MA0Y43210X'
const fine = '罚款人民币壹拾贰万叁仟肆佰伍拾陆元整（¥123,456.00）'
const gains = '没收违法所得人民币叁拾陆万元整（¥360,000.00）'
const officers = ['陈立新（执法证号 07030022016）', '王志远（执法证号 07030022016）']
const bases = [
  '《单用途商业预付卡管理办法（试行）》第七条',
  '《单用途商业预付卡管理办法（试行）》第三十六条',
]
const remedies = ['六十日内', '向四平市人民政府申请行政复议', '六个月内', '四平市铁西区人民法院']

/** What the law wants on the paper, by paper. */
const required: [DocumentTypeId, readonly string[]][] = [
  // 处罚法第59条, 72条, 48条; 罚缴分离办法第7条
  [
    'penalty_decision',
    [
      ...[party, code, '张示例', fine, gains, ...officers, ...bases, ...remedies],
      ...['案来源于举报', '特许经营合同及付款凭证（第22组）', '请求从轻处罚', '属于“较轻”档'],
      ...['十五日内', '示例银行', '四平市财政局', '百分之三', '依法公开本行政处罚决定'],
    ],
  ],
  // 处罚法第51、52条; 行政复议法第23条第1款第1项
  [
    'summary_penalty_decision',
    [
      ...[party, code, '罚款人民币壹仟伍佰元整（¥1,500.00）', ...officers],
      ...['《汽车销售管理办法》（商务部令2017年第1号）第十五条', '第三十三条'],
      ...['2026年12月2日 9时41分', '四平市铁东区一马路128号', '第五十一条', '十五日内'],
      ...['先向四平市人民政府申请行政复议', '十五日内', '四平市铁西区人民法院', '四平市商务局'],
      ...['拒绝签收本决定书', '录像 00:18:05', '专用票据'],
    ],
  ],
  // 第33条, 57条
  ['no_penalty_decision', [party, code, '第三十三条第一款', '今后依法经营', ...remedies]],
  // 第44、45条
  ['penalty_advance_notice', [party, fine, gains, ...bases, '5个工作日', '陈述和申辩', '要求听证']],
  // 第63、64条
  ['hearing_right_notice', [party, fine, '五个工作日', '不承担组织听证的费用']],
  // 第63条、64条第1项
  ['hearing_application', [party, '可以委托一至二人', '要求当面质证']],
  // 第64条第2至6项
  [
    'hearing_notice',
    [
      ...['2026年11月16日 上午9时', '三楼会议室', '赵法明', '非本案调查人员', '公开举行'],
      ...['申请回避', '一至二人代理', '视为放弃听证权利', '不承担本机关组织听证的费用'],
    ],
  ],
  // 第64条第3项
  [
    'hearing_announcement',
    ['2026年11月16日 上午9时', '三楼会议室', '赵法明', '旁听', '还没有作出行政处罚决定'],
  ],
  // 第64条第7、8项
  [
    'hearing_record',
    [
      ...['2026年11月16日', '赵法明（非本案调查人员）', '周律师（代为申辩、质证和签收）'],
      ...['证据的出示和质证', '当事人的最后陈述', '拒绝签字或者盖章', '代理人周律师在场'],
    ],
  ],
  // 第65条
  ['hearing_report', ['查明的事实', '争议的问题', '处理意见和理由', '第六十五条']],
  [
    'hearing_no_accept_notice',
    [
      '2026年11月6日',
      '超过告知后五个工作日才提出',
      '陈述、申辩',
      ...remedies.slice(0, 1),
      '六个月内',
    ],
  ],
  // 行政处罚法第42、55条 and the format texts of the ministry
  [
    'inspection_approval',
    [
      ...[party, code, '投诉举报（2026年11月30日第118号来信）', '商业特许经营检查（JC-010）'],
      ...['本年度已检查次数 1次', '2次（2026年1月公布', '不受上限限制的理由 投诉举报'],
      ...['共1人：钱示例（专家，核对特许经营合同）', '四平市市场监督管理局', '孙副局', '刘局长'],
      ...['须核对原件、台账', ...officers],
    ],
  ],
  [
    'inspection_notice',
    [
      ...[party, code, '《商业特许经营管理条例》第五条', '因投诉举报', '2026年度第2次，上限2次'],
      ...[
        '严禁逐利检查',
        '严禁下达检查指标',
        '不得接受被检查企业的馈赠',
        '不得以观摩等方式变相检查',
      ],
      ...[
        '有权拒绝检查',
        '申请与本次检查有利害关系的检查人员回避',
        '第五十五条第二款',
        ...officers,
      ],
    ],
  ],
  [
    'inspection_item_checklist',
    [
      '第2版',
      '《商业特许经营管理条例》第八条',
      '现场不能提供备案证明',
      '不适用',
      '陈立新',
      '王志远',
    ],
  ],
  [
    'inspection_result_notice',
    [
      ...[party, '发现问题已责令改正（结果码 06）', '现场不能提供备案证明', '2026年12月17日'],
      ...['将依法公示', '有异议的', ...officers.map((each) => each.slice(0, 3))],
    ],
  ],
  // 第28条
  ['correction_order', [party, '2026年10月23日', '第二十八条第一款', ...remedies]],
  // 第55条
  ['onsite_inspection_record', ['2026年10月14日 9时05分', '10时40分', '出示执法证件', ...officers]],
  [
    'inquiry_record',
    [
      ...['第1次', '11010519491231002X', '女，1949年12月31日出生', '居民身份证', '与我说的相符'],
      ...[`${party}法定代表人`, '住址 被询问人没有提供', '0434-0000001', '20261014-AV04-01'],
      ...['你是否申请执法人员回避', '不申请回避', '看清了', ...officers],
    ],
  ],
  ['evidence_list', ['书证', '电子数据', '3f0a9d5c7b21e848', '陈立新、王志远']],
  // 第36、54条
  ['case_filing_approval', [code, '二年追责时效内', ...bases, '刘局长', '孙副局']],
  // 第58条
  [
    'legal_review_opinion',
    [
      ...['执法主体合法', '违法行为不涉嫌犯罪', '同意', '2026年11月19日', party, code, fine, gains],
      ...['共发展加盟店3家', ...bases, '对重大公共利益的影响已经评估', '没有邀请', '法律顾问意见'],
    ],
  ],
  // 第57条第2款
  ['collective_discussion', ['孙副局（同意）', '局党组会议室', '一致同意']],
  // 第47条: what was signed, by whom and when
  [
    'signature_page',
    [
      ...['询问（调查）笔录（第1次）', '2026年10月14日', '3页', 'd'.repeat(64), '每一页'],
      ...['法定代表人', '张示例', '询问人、记录人', '陈立新'],
    ],
  ],
  // 第42、47条: both officers sign
  ['countersign_page', ['线索核查报告', '四商核报字〔2026〕1号', 'e'.repeat(64), '王志远', '看过']],
  // 第61条, 民事诉讼法第87至89条: what is written by hand is left to be written
  [
    'service_receipt',
    [
      ...[`${party}（当事人）`, '行政处罚事先告知书', '四商罚告字〔2026〕128号', ...officers],
      ...['签收的年、月、日', '受送达人（签名或者盖章）', '拒收的事由', '见证人'],
    ],
  ],
  // 民事诉讼法第91条
  [
    'service_record',
    ['邮寄送达', '1100112233001', '李示例', '四商罚告字〔2026〕128号', ...officers],
  ],
  // 民事诉讼法第95条: the eleventh of December is the day after thirty days
  [
    'service_announcement',
    ['第九十五条', '四商罚告字〔2026〕128号', '经过三十日', '2026年12月11日视为送达'],
  ],
  // 行政强制法第18条第1项、第19条
  [
    'coercion_approval',
    [
      ...[party, '国务院令第503号', '仓库内待售的制动盘', '否，实施前报请批准'],
      ...['有行政法规依据', '批准。依法依规实施', '批准时间 2026年12月2日'],
    ],
  ],
  // 第24条第2款
  [
    'seizure_decision',
    [
      ...['扣押决定书', party, code, '张示例', '0434-0000001', '国务院令第503号', '第二十四条'],
      ...['制动盘（拆车件） 26只', '转向器总成 7件', 'F-0211', '罚没物品库', '陈述、申辩'],
      ...['三十日，自2026年12月4日起至2027年1月2日止', ...remedies, '四平市商务局', '拒绝签名'],
    ],
  ],
  // 第24条第3款, 第28条第2款
  ['goods_list', ['1 制动盘（拆车件） 26只', '一式二份', '3号货架', '陈立新', '07030022016']],
  // 第18条第2至9项
  [
    'coercion_scene_record',
    [
      ...[
        '2026年12月3日 14时40分',
        '15时12分',
        ...officers,
        '当事人到场：张示例',
        '出示执法身份证件',
      ],
      ...['申请行政复议', '转向器是修好自用的', '挂有售价标签', '生活必需品'],
      ...['逐件清点', '拒绝签名', '称需请示总部', 'AV15-20261203-02', '当场交付'],
    ],
  ],
  // 第25条第1、2款
  [
    'seizure_extension',
    [
      '延长30日',
      '2027年2月1日止',
      '协查函还没有回复',
      '刘局长',
      '封扣字〔2026〕128号',
      ...remedies,
    ],
  ],
  // 第25条第3款
  [
    'seizure_inspection_period_notice',
    [
      ...['自2026年12月11日起至2026年12月20日止', '吉林省汽车零部件检测中心', '费用由本机关承担'],
      ...['不计入扣押期限', '转向器总成', '封扣字〔2026〕128号'],
    ],
  ],
  // 第28条
  [
    'seizure_release',
    [
      ...['解除扣押决定书', '第二十八条第一款第二项', '与违法行为无关', '立即退还'],
      ...['转向器总成 7件', '封扣字〔2026〕128号', ...remedies],
    ],
  ],
  // 第21条
  [
    'seizure_transfer_notice',
    ['四平市公安局', '第二十一条', '制动盘（拆车件） 26只', '封扣字〔2026〕128号', '张示例'],
  ],
  ['criminal_transfer', ['四平市公安局', '一并移送', '制动盘（拆车件） 26只']],
  // 行政强制法第54条
  ['sampling_notice', ['第五十六条', '抽样', '随机抽取 3 包', '马见证', '封条 0001', '20260901']],
  ['sampling_list', ['一次性塑料餐盒', '650ml', '2包', '封条 0002', '没有标注']],
  [
    'appraisal_entrust',
    ['吉林省示例产品质量检验院', '资质认定证书', '塑料袋的厚度', '2026年11月10日'],
  ],
  ['appraisal_notice', ['检验（鉴定）期间告知书', '2026年11月10日']],
  ['witnessed_obstacle_record', ['没有见到人', '招租启事', '马某', '见证人（签名、日期）']],
  ['visit_obstacle_record', ['拒绝检查', '店长锁门离开', '到场时间', ...officers]],
  ['offsite_inspection_filing', ['吉林省辽源市', '辽源市商务局', '同级司法行政机关']],
  ['demand_letter', ['四商罚决字〔2026〕128号', '¥483,456.00', '¥25,925.76', '陈述和申辩']],
  ['file_cover', ['四商立字〔2026〕128号', '30年', '四商立·2026·D30-0128', '正卷', '副卷']],
]

describe('文书 of a visit (行政检查)', () => {
  const made = visitCourse.flatMap((_, i) =>
    papersMade(recordedCourse(visitCourse.slice(0, i + 1))).map(
      (paper) => [paper.type, paperText(paper)] as const,
    ),
  )
  const madeOf = (type: string) => made.find(([each]) => each === type)?.[1] ?? ''

  it('are those of its course, the order and the recheck without a case being filed', () => {
    expect(made.map(([type]) => type)).toEqual([
      'inspection_approval',
      'inspection_notice',
      'inspection_record_sheet',
      'evidence_extract_sheet',
      'onsite_inspection_record',
      'inspection_item_checklist',
      'correction_order',
      'inspection_result_notice',
      'correction_recheck',
      'offsite_inspection_filing',
      'file_cover',
      'file_index',
      'file_backnote',
    ])
    expect(madeOf('file_cover')).toContain('行政检查案卷')
    expect(madeOf('file_cover')).toContain('检查日期 2026年12月2日')
    expect(madeOf('correction_order')).toContain(`${party}：`)
    expect(madeOf('correction_recheck')).toContain(party)
  })

  it('have the record made from the checklist, what was found first', () => {
    const record = madeOf('onsite_inspection_record')
    for (const words of [
      '是否备案：发现问题。现场不能提供备案证明，称正在办理。',
      '是否披露信息：不适用。今年没有新的被特许人。',
      '其余各项（是否有两个直营店）经检查，没有发现问题。',
      '企业的营业执照二维码，2026年12月2日 9时05分',
      '距企业登记的位置约 35 米',
    ])
      expect(record).toContain(words)
  })

  it('serve the order upon a visit with a receipt that has no row without words', () => {
    const ordered = visitCourse.findIndex(([, { type }]) => type === 'CorrectionOrdered')
    const receipt: Sample = [
      '2026-12-02',
      {
        ...{ type: 'ReceiptMade', paper: 'correction_order', addressee: party, role: 'party' },
        ...{ place: '经营场所', officers: [] },
      },
    ]
    const course = [...visitCourse.slice(0, ordered + 1), receipt]
    const papers = papersMade(recordedCourse(course))
    const served = papers.find(({ type }) => type === 'service_receipt')
    expect(served && paperText(served)).toContain(party)
    expect(served && paperText(served)).not.toContain('案由')
  })

  it('say in the record that the notice was refused, not that it was handed over', () => {
    const refused = visitCourse.map(([day, event]): Sample => [
      day,
      event.type === 'VisitorsArrived' ? { ...event, noticeRefusal: '放在收银台，不肯接' } : event,
    ])
    const recorded = refused.findIndex(([, { type }]) => type === 'VisitRecorded')
    const papers = papersMade(recordedCourse(refused.slice(0, recorded + 1)))
    const record = papers.find(({ type }) => type === 'onsite_inspection_record')
    expect(record && paperText(record)).toContain(
      '交付检查通知书时被拒收：放在收银台，不肯接。并告知',
    )
    expect(record && paperText(record)).not.toContain('交付检查通知书，')
    expect(madeOf('onsite_inspection_record')).toContain('交付检查通知书，并告知')
  })

  it('never tell the firm which letter it was', () => {
    const told = made.filter(([type]) => type !== 'inspection_approval')
    expect(told.filter(([, text]) => text.includes('118号来信'))).toEqual([])
  })
})

describe('执法文书', () => {
  it('are all made by the sample cases, each with its title', () => {
    expect([...texts.keys()].sort()).toEqual(composedTypes.map(({ id }) => id).sort())
  })

  it.each(required)('%s says what the law wants it to say', (type, words) => {
    expect(words.filter((each) => !textOf(type).includes(each))).toEqual([])
  })

  it('leave no trace of data that was not there', () => {
    for (const [type, text] of texts) expect(text, type).not.toMatch(/undefined|null|NaN|\[object/)
  })

  it('have a reason at every point of the review, and no fingerprint for a reader to compare', () => {
    const opinion = samplePapers().find(({ type }) => type === 'legal_review_opinion')
    const points = opinion?.blocks.flatMap((each) => (each.kind === 'table' ? each.rows : []))
    expect(points?.map((row) => row.at(-1)?.endsWith('。'))).toEqual(Array(12).fill(true))
    for (const type of [
      'legal_review_submission',
      'legal_review_opinion',
      'collective_discussion',
    ] as const)
      expect(textOf(type), type).not.toMatch(/[0-9a-f]{64}/)
  })

  it('of the agency’s own consent lie in 副卷, so that the party reads none of them', () => {
    const forms = composedTypes.filter(({ title }) => title.endsWith('审批表'))
    expect(forms.length).toBeGreaterThan(5)
    expect(forms.filter(({ volume }) => volume !== 'secondary').map(({ id }) => id)).toEqual([])
  })

  it('to whoever reported lie there too: 正卷 would tell the party that somebody did', () => {
    const told = documentCatalogue.filter(({ service }) => service?.to === 'informant')
    expect(told.map(({ volume }) => volume)).toEqual(['secondary', 'secondary'])
  })

  it('have no empty row, no cell without words and no signature that nobody gave', () => {
    const faults = samplePapers().map((paper) => [paper.type, emptyRows(paper)] as const)
    expect(faults.filter(([, rows]) => rows.length > 0)).toEqual([])
  })

  it('name their case once at the head', () => {
    // The cover has no head: there the row is the only place.
    const named = [...texts].filter(([, text]) => /^案件名称/m.test(text))
    expect(named.map(([type]) => type)).toEqual(['file_cover'])
  })

  it('take no number as drafts, and no day of issue', () => {
    for (const paper of samplePapers({ draft: true })) {
      expect([paper.type, paper.number, paper.issuedOn]).toEqual([paper.type, null, null])
    }
  })
})
