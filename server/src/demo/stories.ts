import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Story } from './story.ts'
import { naturalPerson, organisation, soleTrader } from './story-parties.ts'
import { storyWords } from './story-words.ts'

/**
 * Thirty-two invented cases over every stage: 13 published, of which 2 were withdrawn after 行政复议 and one of these published again
 * as it was changed; one withheld by law, one corrected after review.
 */
export const stories: readonly Story[] = [
  // Closed and archived: their proofs and papers are complete. A small fine alone is shown for three
  // months only, so the early ones confiscate gains too, or are large.
  story(1, '2026-02-24', 'archived', 'CF-009-01', '四平市北方名厨餐饮管理有限公司', {
    tier: 1,
    defence: 'statement',
    disagreed: true,
  }),
  story(2, '2026-08-10', 'archived', 'CF-029-03', '四平市禾澄生活服务有限公司', {
    tier: 2,
    flags: ['publicInterest'],
    defence: 'statement',
    refusedOnce: true,
    counselled: true,
    named: true,
  }),
  story(3, '2026-03-09', 'archived', 'CF-016-01', '四平市盛和报废汽车回收有限公司', {
    tier: 0,
    defence: 'waived',
    gainsFen: 420_000,
  }),
  story(4, '2026-03-16', 'archived', 'CF-036-01', '四平市惠民超市连锁有限公司', {
    tier: 1,
    defence: 'silent',
    gainsFen: 650_000,
  }),
  story(5, '2026-03-23', 'archived', 'CF-034-03', '四平市恒通汽车销售有限公司', {
    tier: 1,
    defence: 'silent',
    review: 'unlawful',
  }),
  story(6, '2026-04-07', 'archived', 'CF-009-01', '四平市鲜品汇食品有限公司', {
    tier: 0,
    defence: 'hearing',
    flags: ['complex'],
    facts:
      '当事人有2个直营店，经营时间都不满一年；与五名被特许人签订特许经营合同，从事特许经营活动。',
  }),
  story(7, '2026-09-30', 'closed', 'CF-029-01', '四平市丽洁家政服务有限公司', {
    tier: 1,
    defence: 'waived',
    onScreen: true,
  }),
  story(8, '2026-09-15', 'paid', 'CF-028-01', '四平市巧嫂家政服务部', {
    tier: 0,
    defence: 'silent',
    party: soleTrader(8, '四平市巧嫂家政服务部', '佟桂兰'),
  }),
  story(9, '2026-09-21', 'paid', 'CF-017-01', '四平市金轮报废机动车拆解有限公司', {
    tier: 1,
    defence: 'statement',
  }),
  story(10, '2026-09-28', 'paid', 'CF-034-02', '四平市宏远汽车贸易有限公司', {
    tier: 1,
    defence: 'silent',
    further: {
      matter: 'CF-034-06',
      facts: '当事人与2家售后服务商合作，没有在本企业网站、经营场所公示其名单。',
      tier: 0,
      fineFen: 100_000,
    },
  }),
  // Its party has not paid in time.
  story(11, '2026-10-08', 'published', 'CF-012-02', '四平市童学教育咨询有限公司', {
    tier: 0,
    defence: 'waived',
    amended: 'party',
  }),
  story(12, '2026-10-04', 'published', 'CF-028-01', '四平市安心家政服务有限公司', {
    tier: 1,
    defence: 'silent',
  }),
  story(13, '2026-10-05', 'published', 'CF-036-02', '四平市万客隆商贸有限公司', {
    tier: 1,
    defence: 'statement',
    gainsFen: 860_000,
    withheld: 'trade-secret',
  }),
  story(14, '2026-06-15', 'archived', 'CF-036-01', '四平市新天地超市有限公司', {
    tier: 1,
    defence: 'silent',
    gainsFen: 520_000,
    review: 'changed',
  }),
  // Decided and served, waiting for publicity or payment.
  story(15, '2026-10-12', 'served', 'CF-034-04', '四平市顺捷汽车销售有限公司', {
    tier: 0,
    defence: 'silent',
  }),
  story(16, '2026-10-15', 'collected', 'CF-029-01', '四平市暖心家庭服务有限公司', {
    tier: 1,
    defence: 'waived',
    facts:
      '当事人有家庭服务员27名，没有建立家庭服务员工作档案。店长林晓月（电话13904340016）承认，消费者宋佳（住四平市铁西区示例街8号2单元301室）的合同没有存档；服务人员中一名17周岁。当事人提供的客户名单共三百二十一户，进货价另册登记。',
  }),
  story(17, '2026-10-19', 'decided', 'CF-036-01', '四平市优品生鲜有限公司', {
    tier: 0,
    defence: 'waived',
    voided: 'penalty_decision',
  }),
  // On their way through review and decision.
  story(18, '2026-10-13', 'decision-proposed', 'CF-016-01', '四平市顺达报废机动车回收有限公司', {
    tier: 1,
    defence: 'silent',
  }),
  story(19, '2026-10-14', 'reviewed', 'CF-009-01', '四平市茶语餐饮管理有限公司', {
    tier: 0,
    defence: 'statement',
    facts:
      '当事人只有1个直营店，该店2024年4月开业，经营满一年；与两名被特许人签订特许经营合同，从事特许经营活动，其中一名已经开业。',
  }),
  story(20, '2026-10-09', 'under-review', 'CF-028-01', '四平市悦家家政服务有限公司', {
    tier: 1,
    flags: ['publicInterest'],
    defence: 'silent',
  }),
  story(21, '2026-10-22', 'drafted', 'CF-034-03', '四平市众诚汽车服务有限公司', {
    tier: 1,
    defence: 'waived',
    amended: 'inquiry',
  }),
  // The party is being heard.
  // Its hearing is announced and still to come.
  story(22, '2026-10-21', 'hearing-called', 'CF-009-01', '四平市沁禾饮品管理有限公司', {
    tier: 0,
    defence: 'hearing',
    facts:
      '当事人有2个直营店，经营时间都不满一年；与三名被特许人签订特许经营合同，从事特许经营活动。',
  }),
  // Its hearing day has come; the host has still to put it on record.
  story(31, '2026-09-30', 'hearing-called', 'CF-009-01', '四平市麦香坊食品有限公司', {
    tier: 0,
    defence: 'hearing',
    facts:
      '当事人只有1个直营店，该店2022年9月开业，经营满一年；与四名被特许人签订特许经营合同，从事特许经营活动。',
  }),
  story(23, '2026-10-28', 'notice-served', 'CF-034-06', '四平市联众汽车销售有限公司', {
    tier: 0,
    defence: 'silent',
    voided: 'penalty_advance_notice',
  }),
  story(24, '2026-10-29', 'notice-proposed', 'CF-012-01', '四平市启明教育科技有限公司', {
    tier: 0,
    defence: 'silent',
    sentBack: true,
  }),
  // Under investigation.
  story(25, '2026-11-04', 'evidence', 'CF-029-01', '四平市诚信家政服务部', {
    tier: 0,
    defence: 'silent',
    party: soleTrader(25, '四平市诚信家政服务部', '魏建军'),
  }),
  story(26, '2026-11-11', 'filing-proposed', 'CF-010-01', '赵雪梅', {
    tier: 0,
    defence: 'silent',
    party: naturalPerson(26, '赵雪梅'),
  }),
  story(27, '2026-11-18', 'clue', 'CF-003-01', '四平市康悦健身服务有限公司', {
    tier: 0,
    defence: 'silent',
    named: true,
  }),
  // Ended without a penalty.
  story(28, '2026-08-03', 'archived', 'CF-034-03', '四平市百汇汽车销售有限公司', {
    tier: 0,
    defence: 'silent',
    ending: 'no-penalty',
  }),
  story(29, '2026-08-10', 'verified', 'CF-037-01', '四平市洁净洗染有限公司', {
    tier: 0,
    defence: 'silent',
    ending: 'declined',
    named: true,
  }),
  story(30, '2026-08-17', 'concluded', 'CF-015-03', '四平市远大报废机动车回收有限公司', {
    tier: 0,
    defence: 'silent',
    ending: 'dismissed',
    seizure: 'released',
  }),
  // Goods in custody, their thirty days running.
  story(39, '2026-11-02', 'evidence', 'CF-015-03', '四平市顺安报废机动车回收有限公司', {
    tier: 0,
    defence: 'silent',
    seizure: 'held',
  }),
]

type Told = Pick<Story, 'tier' | 'defence'> &
  Partial<
    Pick<
      Story,
      | 'flags'
      | 'gainsFen'
      | 'further'
      | 'ending'
      | 'refusedOnce'
      | 'disagreed'
      | 'counselled'
      | 'sentBack'
      | 'named'
      | 'amended'
      | 'party'
      | 'facts'
      | 'voided'
      | 'withheld'
      | 'seizure'
      | 'review'
      | 'onScreen'
    >
  >

function story(
  n: number,
  startsOn: string,
  until: Story['until'],
  matter: string,
  name: string,
  told: Told,
): Story {
  return {
    party: organisation(n, name),
    matter,
    source: told.named
      ? 'report'
      : ((['inspection', 'random-inspection', 'complaint', 'monitoring'] as const)[n % 4] ??
        'inspection'),
    startsOn: plainDate(startsOn),
    until,
    ...wordsOf(matter, told.tier),
    ...told,
  }
}

/** What happened, by matter and tier: the clue's words, the facts found and what proves them. */
function wordsOf(matter: string, tier: number): Pick<Story, 'summary' | 'facts' | 'words'> {
  const words = storyWords[matter]
  const facts = words?.facts[tier]
  if (!words || facts === undefined) throw new RangeError(`no words for ${matter}, tier ${tier}`)
  return { summary: words.summary, facts, words }
}
