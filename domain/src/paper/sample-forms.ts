import { applicationForms } from './application-forms.ts'
import {
  applicant,
  sample,
  sampleFacts,
  sampleHeading,
  sampleParagraph,
  type SampleForm,
} from './sample-form.ts'

/** Every 示范文本 that the portal offers. */
export const sampleForms: readonly SampleForm[] = [
  sample(
    'statement-defence',
    '陈述申辩书',
    '收到行政处罚事先告知书以后，对事实、理由、依据有不同意见时（行政处罚法第四十五条）',
    ({ agency }) => ({
      to: agency,
      blocks: [
        sampleFacts(
          ['当事人', applicant],
          ['告知书文号', '四商罚告字〔2026〕0号'],
          ['收到日期', '2026年11月20日'],
        ),
        sampleHeading('不同意见'),
        sampleParagraph(
          '一、我公司已于 2026年11月10日补办备案，早于责令改正的期限，告知书没有写明。',
        ),
        sampleParagraph('二、我公司是初次违法，没有造成消费者损失，请求不予处罚或者从轻处罚。'),
        sampleHeading('证据'),
        { kind: 'items', items: ['备案系统的回执一份', '退卡记录一份'] },
      ],
    }),
  ),
  sample(
    'hearing-request',
    '听证申请书',
    '收到告知听证权利的告知书以后五日内提出（行政处罚法第六十三条、第六十四条）',
    ({ agency }) => ({
      to: agency,
      blocks: [
        sampleFacts(
          ['申请人', applicant],
          ['告知书文号', '四商罚告字〔2026〕0号'],
          ['收到日期', '2026年11月20日'],
          ['委托代理人', '李某，律师（附授权委托书）'],
        ),
        sampleHeading('申请事项'),
        sampleParagraph('请求就拟处罚款 100000 元一案举行听证，并公开进行。'),
        sampleHeading('理由'),
        sampleParagraph('告知书认定没有直营店，与事实不符；拟罚款数额高于裁量权基准中“一般”一档。'),
      ],
    }),
  ),
  sample(
    'reconsideration-request',
    '行政复议申请书',
    '对处罚等决定不服，自知道之日起六十日内向复议机关提出（行政复议法第二十条、第二十二条）',
    ({ agency, reviewAuthority }) => ({
      to: reviewAuthority,
      blocks: [
        sampleFacts(
          ['申请人', applicant],
          ['被申请人', agency],
          ['决定书文号', '四商罚决字〔2026〕0号'],
          ['收到日期', '2026年11月20日'],
        ),
        sampleHeading('复议请求'),
        sampleParagraph('撤销或者变更上述行政处罚决定。'),
        sampleHeading('事实和理由'),
        sampleParagraph('决定书没有采纳已经按期改正的事实，也没有说明理由，裁量明显不当。'),
        sampleHeading('附件'),
        { kind: 'items', items: ['决定书复印件一份', '营业执照复印件一份', '证据清单一份'] },
      ],
    }),
  ),
  sample(
    'power-of-attorney',
    '授权委托书',
    '委托一至二人代理听证等事务时，随申请书提交（行政处罚法第六十四条第五项）',
    ({ agency }) => ({
      to: agency,
      blocks: [
        sampleFacts(
          ['委托人', applicant],
          ['受委托人', '李某，四平市示例律师事务所律师，电话 0434-0000001'],
          ['案由', '发卡企业未按规定期限备案'],
        ),
        sampleHeading('委托事项和权限'),
        sampleParagraph('代为陈述、申辩，查阅案卷，参加听证、举证和质证，签收文书。'),
        sampleParagraph('承认事实、放弃听证，须由我公司另行书面授权。'),
        sampleHeading('期限'),
        sampleParagraph('自本委托书签署之日起，至本案办结之日止。'),
        sampleHeading('附件'),
        { kind: 'items', items: ['受委托人身份证件复印件一份', '律师执业证复印件一份'] },
      ],
    }),
  ),
  sample(
    'correction-report',
    '改正情况报告',
    '收到责令改正的文书以后，在改正期限内报送（行政处罚法第二十八条第一款）',
    ({ agency }) => ({
      to: agency,
      blocks: [
        sampleFacts(
          ['当事人', applicant],
          ['责令改正文书文号', '四商责改字〔2026〕0号'],
          ['改正期限', '2026年11月30日以前'],
        ),
        sampleHeading('已经改正的'),
        {
          kind: 'items',
          items: [
            '2026年11月22日，在商务部信息系统完成发卡企业备案',
            '2026年11月23日，在各门店公示购卡章程和投诉电话',
          ],
        },
        sampleHeading('证据'),
        { kind: 'items', items: ['备案回执一份', '门店公示照片四张'] },
      ],
    }),
  ),
  sample(
    'payment-extension-request',
    '延期（分期）缴纳罚款申请书',
    '确有经济困难，不能按期缴清罚款时，在缴款期限届满以前提出（行政处罚法第六十六条第二款）',
    ({ agency }) => ({
      to: agency,
      blocks: [
        sampleFacts(
          ['申请人', applicant],
          ['决定书文号', '四商罚决字〔2026〕0号'],
          ['罚款数额', '60000 元'],
          ['缴款期限', '2026年12月5日'],
        ),
        sampleHeading('申请事项'),
        sampleParagraph('请求分三期缴纳：2026年12月5日、2027年1月5日、2027年2月5日各缴 20000 元。'),
        sampleHeading('理由'),
        sampleParagraph('我公司停业装修两个月，账户余额不足以一次缴清，停业期间没有收入。'),
        sampleHeading('证据'),
        { kind: 'items', items: ['近三个月银行流水一份', '停业装修合同复印件一份'] },
      ],
    }),
  ),
  sample(
    'disclosure-correction-request',
    '公示信息更正申请书',
    '有证据证明公示的与自身有关的信息不准确时（政府信息公开条例第四十一条）',
    ({ agency }) => ({
      to: agency,
      blocks: [
        sampleFacts(
          ['申请人', applicant],
          ['公示的文号', '四商罚决字〔2026〕0号'],
          ['公示网址', '公示页面上的“本页网址”'],
        ),
        sampleHeading('不准确的内容'),
        sampleParagraph('公示的“法定代表人”写作王某某，应当是王某。'),
        sampleHeading('请求'),
        sampleParagraph('请予更正，并把更正结果告知我公司。'),
        sampleHeading('证据'),
        { kind: 'items', items: ['营业执照复印件一份', '决定书复印件一份'] },
      ],
    }),
  ),
  ...applicationForms,
]
