import type { PublicNotice } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { PublicAgencyRow } from '../src/storage/publication/lists/publish-lists.ts'

export const sampleAgency = {
  agency_id: '00000000-0000-4000-8000-000000000001',
  name: '四平市商务局',
  short_name: '市商务局',
  portal_name: '四平市商务局行政执法公示平台',
  organiser: '四平市商务局',
  contractor: '四平市政务服务和数字化建设管理局',
  government_name: '四平市人民政府',
  government_url: 'https://www.siping.gov.cn/',
  address: '四平市铁西区英雄大路（样例）',
  phone: '0434-000 0000',
  office_hours: '工作日 8:30—11:30，13:30—17:00',
  supervision_phone: '12345',
  review_authority: '四平市人民政府',
  court: '四平市铁西区人民法院',
  site_code: '2203000000',
  icp_record: '吉ICP备00000000号-1',
  police_record: '吉公网安备 22030000000000 号',
  log_origin: null,
  position: 0,
} satisfies PublicAgencyRow

type Sample = {
  readonly publicId: string
  readonly serial?: number
  readonly expiresOn?: string
  readonly over?: Partial<PublicNotice>
}

/** A published decision about a fictional firm. */
export function sampleNotice({
  publicId,
  serial = 1,
  expiresOn = '2027-11-18',
  over = {},
}: Sample): PublicNotice {
  const day = plainDate
  return {
    kind: 'penalty-decision',
    publicId,
    version: 1,
    correction: null,
    agencyName: '四平市商务局',
    number: `四商罚决字〔2026〕${serial}号`,
    title: '四平市红日商贸有限公司未按规定期限办理单用途商业预付卡备案案',
    party: {
      kind: 'organisation',
      name: '四平市红日商贸有限公司',
      uscc: '91220300MA0000000L',
      representative: '周向东',
      county: '吉林省四平市铁西区',
    },
    matterCode: 'CF-001',
    matterName: '发卡企业未按规定期限备案',
    cause: '未按规定期限办理单用途商业预付卡备案案',
    facts:
      '2026年9月8日，本机关执法人员在“双随机”抽查中发现，当事人自2026年3月起在其经营场所向消费者发行单用途商业预付卡，累计发行612张。当事人属规模发卡企业，未在开展单用途卡业务之日起30日内办理备案。本机关于9月10日送达责令限期改正通知书，当事人逾期未改正。',
    evidence: '书证 3 份、电子数据 1 份、当事人的陈述 1 份、勘验笔录、现场笔录 1 份',
    statementHandling: '当事人在法定期限内未提出陈述、申辩意见，未要求听证。',
    discretion: {
      tier: '严重',
      reason: '经二次责令后仍未备案，参照《四平市商务领域行政处罚裁量基准》，属于“严重”阶次。',
    },
    violationBasis: '《单用途商业预付卡管理办法（试行）》第七条',
    penaltyBasis: '《单用途商业预付卡管理办法（试行）》第三十六条',
    penaltyKinds: ['fine'],
    fineFen: 1_800_000,
    confiscatedFen: 0,
    confiscatedGoods: null,
    terms: null,
    noPenaltyReason: null,
    outcome: '罚款 18,000 元',
    legallyReviewed: true,
    decidedOn: day('2026-11-18'),
    servedOn: day('2026-11-19'),
    publishedOn: day('2026-11-20'),
    expiresOn: day(expiresOn),
    displayRule: '一般失信信息，自决定作出之日起公示一年',
    displayBasis: '《信用修复管理办法》（国家发展改革委令2025年第36号）',
    letter: [
      { kind: 'line', label: '当事人', text: '四平市红日商贸有限公司' },
      { kind: 'heading', text: '一、违法事实和证据' },
      { kind: 'paragraph', text: '当事人自2026年3月起发行单用途商业预付卡。' },
      { kind: 'signature', lines: ['四平市商务局', '2026年11月18日'] },
    ],
    remedies: [
      {
        title: '申请行政复议',
        to: '四平市人民政府',
        basis: '《行政复议法》第二十条第一款',
        startedOn: day('2026-11-19'),
        lastDay: null,
        counting: '自送达次日起算六十日（送达日 2026-11-19 不计入）',
      },
    ],
    timeline: [
      { title: '立案', on: day('2026-09-21') },
      { title: '作出决定', on: day('2026-11-18') },
      { title: '公示', on: day('2026-11-20') },
    ],
    ...over,
  }
}
