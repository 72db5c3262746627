import { people } from './circumstances.ts'
import { filed } from './sample-investigation.ts'
import { party, type Sample } from './sample-facts.ts'

const [, filing] = filed
if (filing.type !== 'CaseFiled') throw new Error('the sample is filed')

/** What follows a served notice where the address of the party, and then its words, were written wrongly. */
export const amendedCourse: readonly Sample[] = [
  [
    '2026-10-30',
    {
      type: 'RecordAmended',
      of: 3,
      reads: { ...filing, party: { ...party, address: '吉林省四平市铁西区示例大街1236号' } },
      changes: [
        {
          label: '住所（住址）',
          before: party.address,
          after: '吉林省四平市铁西区示例大街1236号',
        },
      ],
      reason: '立案时按旧营业执照填写，当事人已于2026年5月变更住所。',
      proof: '2026年5月18日核发的营业执照',
      limits: [],
      falls: 'nothing',
      papers: ['penalty_advance_notice'],
    },
  ],
  [
    '2026-10-30',
    {
      type: 'EvidenceExcluded',
      evidenceIds: [],
      ground: 'irrelevant',
      reason: '照片拍摄的是隔壁门店，与本案无关。',
      replacedBy: null,
    },
  ],
  [
    '2026-10-31',
    {
      type: 'InvestigatorsChanged',
      leaving: [people.wang],
      joining: [people.deputy],
      ground: 'transfer',
      reason: '王志远已调离本局。',
    },
  ],
  [
    '2026-11-02',
    {
      type: 'PaperAmended',
      paper: 'penalty_advance_notice',
      changes: [
        { label: '第一页“门店数”', before: '二个直营店', after: '一个直营店' },
        { label: '第二页日期', before: '2026年9月5日', after: '2026年9月15日' },
      ],
      reason: '打印时漏改。',
    },
  ],
  [
    '2026-11-03',
    {
      type: 'InformantAmended',
      of: 1,
      named: true,
      informant: '00000000-0000-4000-8000-0000000000f1',
      tellAgain: false,
      changes: [
        {
          label: '举报人的姓名和联系方式',
          before: '原来登记的（加密，不显示）',
          after: '重新登记的（加密，不显示）',
        },
      ],
      reason: '登记时电话抄错一位。',
      proof: '接待登记簿',
      limits: [],
    },
  ],
]
