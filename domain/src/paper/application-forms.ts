import {
  applicant,
  sample,
  sampleFacts,
  sampleHeading,
  sampleParagraph,
  type SampleForm,
} from './sample-form.ts'

/** A condition in the words of the rule, and how the invented firm says that it meets it. */
type Met = readonly [condition: string, how: string]

type Applied = {
  readonly id: string
  readonly title: string
  /** The code of the matter. */
  readonly matter: string
  readonly about: string
  /** Who decides; the agency of the portal where left out. */
  readonly to?: string
  readonly subject: string
  readonly heading: string
  readonly conditions: readonly Met[]
  readonly enclosed: readonly string[]
}

/** The application says, condition by condition, how it is met: a rule that was seen asks for no more. */
const application = ({ id, title, about, matter, ...said }: Applied): SampleForm =>
  sample(
    id,
    title,
    about,
    ({ agency }) => ({
      to: said.to ?? agency,
      blocks: [
        sampleFacts(['申请人', applicant], ['申请事项', said.subject]),
        sampleHeading(said.heading),
        ...said.conditions.map(([condition, how]) => sampleParagraph(`${condition}：${how}`)),
        sampleHeading('附件'),
        { kind: 'items', items: said.enclosed },
        sampleHeading('承诺'),
        sampleParagraph('所交材料和所述情况真实，愿意承担法律责任。'),
      ],
    }),
    matter,
  )

/** 示范文本 of what a rule that was seen asks an applicant to write; each is offered by the guide of its matter. */
export const applicationForms: readonly SampleForm[] = [
  application({
    id: 'labour-application',
    title: '对外劳务合作经营资格申请书',
    matter: 'XK-002',
    about:
      '申请对外劳务合作经营资格，连同证明材料提交（对外劳务合作管理条例第六条、第七条第一款；行政许可法第二十九条）',
    subject: '对外劳务合作经营资格',
    heading: '符合条例第六条规定条件的情况',
    conditions: [
      ['一、企业法人条件', '我公司是依法登记的有限责任公司。'],
      ['二、实缴注册资本不低于600万元人民币', '实缴注册资本 800 万元。'],
      ['三、3名以上熟悉对外劳务合作业务的管理人员', '有管理人员 4 名，履历附后。'],
      ['四、内部管理制度和突发事件应急处置制度', '已经制定并施行，文本附后。'],
      ['五、法定代表人没有故意犯罪记录', '法定代表人王某没有故意犯罪记录。'],
    ],
    enclosed: [
      '营业执照复印件一份',
      '实缴注册资本的证明一份',
      '管理人员名单和履历各一份',
      '内部管理制度、突发事件应急处置制度各一份',
      '法定代表人无犯罪记录的证明一份',
    ],
  }),
  application({
    id: 'scrapped-vehicle-application',
    title: '报废机动车回收资质认定申请书',
    matter: 'XK-003',
    about:
      '申请报废机动车回收资质认定，向省级主管部门提出，也可以在网上提出（报废机动车回收管理办法第六条、第七条）',
    to: '省人民政府负责报废机动车回收管理的部门',
    subject: '报废机动车回收资质认定',
    heading: '符合办法第六条规定条件的情况',
    conditions: [
      ['一、企业法人资格', '我公司是依法登记的有限责任公司。'],
      [
        '二、符合环境保护等有关法律、法规和强制性标准要求的存储、拆解场地，拆解设备、设施以及拆解操作规范',
        '场地位于四平市铁西区示例大路 8 号，设备清单和操作规范附后。',
      ],
      ['三、与报废机动车拆解活动相适应的专业技术人员', '有专业技术人员 6 名，名单附后。'],
    ],
    enclosed: [
      '营业执照复印件一份',
      '场地、设备、设施符合要求的证明各一份',
      '拆解操作规范一份',
      '专业技术人员名单和证书复印件各一份',
    ],
  }),
  application({
    id: 'auction-application',
    title: '从事拍卖业务许可申请书',
    matter: 'XK-004',
    about:
      '申请从事拍卖业务的许可（拍卖法第十一条、第十二条；材料据拍卖管理办法2015年文本第八条，2019年修正后的条文没有见到）',
    to: '省人民政府负责管理拍卖业的部门',
    subject: '从事拍卖业务的许可',
    heading: '符合拍卖法第十二条规定条件的情况',
    conditions: [
      ['一、一百万元人民币以上的注册资本', '注册资本 200 万元。'],
      ['二、自己的名称、组织机构、住所和章程', '见营业执照和公司章程。'],
      ['三、与从事拍卖业务相适应的拍卖师和其他工作人员', '拟聘任拍卖师 1 名、其他人员 5 名。'],
      ['四、符合法律规定的拍卖业务规则', '已经制定，文本附后。'],
    ],
    enclosed: [
      '公司章程、拍卖业务规则各一份',
      '企业法人营业执照副本复印件一份',
      '法定代表人简历和有效身份证明各一份',
      '拟聘任的拍卖师执业资格证书一份',
      '固定办公场所租用合同一份',
    ],
  }),
  application({
    id: 'franchise-commitment',
    title: '符合特许人条件的书面承诺',
    matter: 'BA-005',
    about:
      '商业特许经营备案时，与特许经营合同样本等一并提交（商业特许经营管理条例第七条、第八条第二款第五项）',
    to: '省人民政府商务主管部门',
    subject: '商业特许经营备案',
    heading: '我公司承诺符合条例第七条规定的条件',
    conditions: [
      ['一、拥有成熟的经营模式', '经营示例快餐四年，经营手册附后。'],
      [
        '二、具备为被特许人持续提供经营指导、技术支持和业务培训等服务的能力',
        '设有培训部，有专职人员 3 名。',
      ],
      [
        '三、拥有至少2个直营店，并且经营时间超过1年',
        '直营店 2 个，分别自 2022年3月、2023年6月开业。',
      ],
    ],
    enclosed: [
      '营业执照复印件一份',
      '特许经营合同样本、特许经营操作手册、市场计划书各一份',
      '两个直营店的营业执照和租赁合同复印件各一份',
    ],
  }),
]
