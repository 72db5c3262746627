import { beginning, filed } from './sample-investigation.ts'
import { day, officers, type Sample } from './sample-facts.ts'
import { seizureCourse } from './sample-seizure.ts'
import { spotCourse } from './sample-spot.ts'

const on = day('2026-12-20')
const paper = { id: 'paper-1', type: 'inquiry_record', title: '询问笔录', madeIn: 3 }
const served = {
  paper: 'penalty_advance_notice' as const,
  addressee: '李代理',
  role: 'agent' as const,
  servedOn: on,
  recipient: '李代理',
  officers,
  proof: { kind: 'post' as const, postNumber: 'EMS1', sentOn: on },
}

const rare = (base: readonly Sample[], ...events: Sample[1][]): readonly Sample[] => [
  ...base,
  ...events.map((event): Sample => ['2026-12-21', event]),
]

/** Records that the courses have no reason to make, each where it belongs. */
export const rareCourses: readonly (readonly Sample[])[] = [
  rare(
    [...beginning, filed],
    {
      type: 'PostReturned',
      paper: 'penalty_advance_notice',
      postNumber: 'EMS1',
      sentOn: on,
      returnedOn: on,
      reason: '查无此人',
    },
    { type: 'ServedOnOther', ...served },
    { type: 'SignedPaperFiled', paper, signedOn: on, signer: '张示例', relation: null, pages: [] },
    {
      type: 'SignatureRefused',
      paper,
      refusedOn: on,
      signer: '张示例',
      refusal: { reason: '未说明', witness: '社区干部刘某', recording: null },
      pages: [],
    },
    { type: 'HearingWithdrawn', on, reason: '不再要求听证' },
  ),
  rare(
    spotCourse,
    {
      type: 'FineCollectedOnSpot',
      ground: 'remote',
      reason: '到银行缴款往返六十公里',
      fen: 20_000,
      receiptNo: '1',
      onWater: true,
    },
    { type: 'CollectorLanded', on },
    { type: 'CollectionHandedIn', on },
    { type: 'CollectionBanked', on, voucherNo: '2' },
    { type: 'SpotDecisionReported', on },
  ),
  rare(
    seizureCourse,
    { type: 'ExaminationEnded', seizure: 1, endedOn: on, result: '合格' },
    {
      type: 'GoodsSold',
      seizure: 1,
      good: 1,
      reason: '易变质',
      manner: 'sale',
      soldOn: on,
      proceedsFen: 100,
      shortfallFen: 0,
    },
    {
      type: 'GoodsLost',
      seizure: 1,
      lost: [{ good: 1, quantity: 1 }],
      cause: '搬运时摔坏',
      byThirdParty: false,
      compensatedFen: 100,
      compensatedOn: on,
    },
    {
      type: 'GoodsDisposed',
      seizure: 1,
      how: 'destroyed',
      disposed: [{ good: 1, quantity: 1 }],
      basis: '《产品质量法》第六十三条',
      on,
    },
  ),
]
