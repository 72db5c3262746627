import type { Party } from '@zhaofa/domain/case/party.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { fictionalIdNumber, fictionalUscc } from './fictional-codes.ts'
import type { Story } from './story.ts'
import { storyWords } from './story-words.ts'

/** Thirty-one invented cases over every stage: 13 published of which 2 withdrawn, one withheld by law, one overdue, one corrected after review. */
export const stories: readonly Story[] = [
  // Closed and archived: their proofs and papers are complete. A small fine alone is shown for three
  // months only, so the early ones confiscate gains too, or are large.
  story(1, '2026-02-24', 'archived', 'CF-009', '四平市北方名厨餐饮管理有限公司', {
    tier: 1,
    defence: 'statement',
  }),
  story(2, '2026-08-10', 'archived', 'CF-001', '四平市禾澄生活服务有限公司', {
    tier: 2,
    flags: ['publicInterest'],
    defence: 'statement',
    refusedOnce: true,
    named: true,
  }),
  story(3, '2026-03-09', 'archived', 'CF-016', '四平市盛和报废汽车回收有限公司', {
    tier: 0,
    defence: 'waived',
    gainsFen: 420_000,
  }),
  story(4, '2026-03-16', 'archived', 'CF-044', '四平市惠民超市连锁有限公司', {
    tier: 1,
    defence: 'silent',
    gainsFen: 650_000,
  }),
  story(5, '2026-03-23', 'withdrawn', 'CF-034', '四平市恒通汽车销售有限公司', {
    tier: 1,
    defence: 'silent',
  }),
  story(6, '2026-04-07', 'archived', 'CF-009', '四平市鲜品汇食品有限公司', {
    tier: 0,
    defence: 'hearing',
    flags: ['complex'],
  }),
  story(7, '2026-09-14', 'closed', 'CF-003', '四平市丽颜美容服务有限公司', {
    tier: 1,
    defence: 'waived',
  }),
  story(8, '2026-09-15', 'paid', 'CF-039', '四平市老味道餐饮店', {
    tier: 0,
    defence: 'silent',
    party: soleTrader(8, '四平市老味道餐饮店', '佟桂兰'),
  }),
  story(9, '2026-09-21', 'paid', 'CF-017', '四平市金轮报废机动车拆解有限公司', {
    tier: 1,
    defence: 'statement',
  }),
  story(10, '2026-09-28', 'paid', 'CF-033', '四平市宏远汽车贸易有限公司', {
    tier: 1,
    defence: 'silent',
  }),
  story(11, '2026-10-15', 'published', 'CF-012', '四平市童学教育咨询有限公司', {
    tier: 0,
    defence: 'waived',
    amended: 'party',
  }),
  story(12, '2026-10-04', 'published', 'CF-028', '四平市安心家政服务有限公司', {
    tier: 1,
    defence: 'silent',
  }),
  story(13, '2026-10-05', 'published', 'CF-035', '四平市万客隆商贸有限公司', {
    tier: 1,
    defence: 'statement',
    gainsFen: 860_000,
    withheld: 'trade-secret',
  }),
  story(14, '2026-06-15', 'withdrawn', 'CF-002', '四平市乐享健身有限公司', {
    tier: 0,
    defence: 'silent',
  }),
  // Decided and served, waiting for publicity or payment; one of them overdue.
  story(15, '2026-09-29', 'served', 'CF-042', '四平市快修家电维修有限公司', {
    tier: 0,
    defence: 'silent',
  }),
  story(16, '2026-10-15', 'collected', 'CF-029', '四平市暖心家庭服务有限公司', {
    tier: 1,
    defence: 'waived',
    facts:
      '当事人没有建立工作档案和跟踪管理制度，经责令改正拒不改正。店长林晓月（电话13904340016）承认，消费者宋佳（住四平市铁西区示例街8号2单元301室）的合同没有存档；服务人员中一名17周岁。当事人提供的客户名单共三百二十一户，进货价另册登记。',
  }),
  story(17, '2026-10-19', 'decided', 'CF-044', '四平市优品生鲜有限公司', {
    tier: 0,
    defence: 'waived',
    voided: 'penalty_decision',
  }),
  // On their way through review and decision.
  story(18, '2026-10-13', 'decision-proposed', 'CF-016', '四平市顺达再生资源有限公司', {
    tier: 1,
    defence: 'silent',
  }),
  story(19, '2026-10-14', 'reviewed', 'CF-009', '四平市茶语餐饮管理有限公司', {
    tier: 0,
    defence: 'statement',
  }),
  story(20, '2026-10-09', 'under-review', 'CF-001', '四平市悦容美发有限公司', {
    tier: 1,
    flags: ['publicInterest'],
    defence: 'silent',
  }),
  story(21, '2026-10-22', 'drafted', 'CF-034', '四平市众诚汽车服务有限公司', {
    tier: 1,
    defence: 'waived',
    amended: 'inquiry',
  }),
  // The party is being heard.
  // Its hearing is announced and still to come.
  story(22, '2026-10-21', 'hearing-called', 'CF-009', '四平市沁禾饮品管理有限公司', {
    tier: 0,
    defence: 'hearing',
  }),
  // Its hearing day has come; the host has still to put it on record.
  story(31, '2026-09-30', 'hearing-called', 'CF-009', '四平市麦香坊食品有限公司', {
    tier: 0,
    defence: 'hearing',
  }),
  story(23, '2026-10-28', 'notice-served', 'CF-033', '四平市联众汽车销售有限公司', {
    tier: 0,
    defence: 'silent',
    voided: 'penalty_advance_notice',
  }),
  story(24, '2026-10-29', 'notice-proposed', 'CF-012', '四平市启明教育科技有限公司', {
    tier: 0,
    defence: 'silent',
    sentBack: true,
  }),
  // Under investigation.
  story(25, '2026-11-04', 'evidence', 'CF-042', '四平市诚信电器维修部', {
    tier: 0,
    defence: 'silent',
    party: soleTrader(25, '四平市诚信电器维修部', '魏建军'),
  }),
  story(26, '2026-11-11', 'filing-proposed', 'CF-038', '赵雪梅', {
    tier: 0,
    defence: 'silent',
    party: naturalPerson(26, '赵雪梅'),
  }),
  story(27, '2026-11-18', 'clue', 'CF-003', '四平市康悦健身服务有限公司', {
    tier: 0,
    defence: 'silent',
    named: true,
  }),
  // Ended without a penalty.
  story(28, '2026-08-03', 'archived', 'CF-034', '四平市百汇汽车用品有限公司', {
    tier: 0,
    defence: 'silent',
    ending: 'no-penalty',
  }),
  story(29, '2026-08-10', 'verified', 'CF-037', '四平市洁净洗染有限公司', {
    tier: 0,
    defence: 'silent',
    ending: 'declined',
    named: true,
  }),
  story(30, '2026-08-17', 'concluded', 'CF-015', '四平市远大废旧物资有限公司', {
    tier: 0,
    defence: 'silent',
    ending: 'dismissed',
    seizure: 'released',
  }),
  // Goods in custody, their thirty days running.
  story(39, '2026-11-02', 'evidence', 'CF-015', '四平市顺安报废机动车回收有限公司', {
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
      | 'ending'
      | 'refusedOnce'
      | 'sentBack'
      | 'named'
      | 'amended'
      | 'party'
      | 'facts'
      | 'voided'
      | 'withheld'
      | 'seizure'
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
    ...wordsOf(matter),
    ...told,
  }
}

function organisation(n: number, name: string): Party {
  const people = ['周启明', '孟凡亮', '丁晓峰', '姜玉兰', '邵文博', '韩丽娜', '关志强', '曲海燕']
  return {
    kind: 'organisation',
    name,
    uscc: fictionalUscc(n),
    legalRepresentative: people[n % people.length] ?? '周启明',
    address: `四平市${n % 2 === 0 ? '铁西区' : '铁东区'}示例街 ${100 + n} 号`,
    phone: `0434-0000${String(100 + n)}`,
  }
}

function soleTrader(n: number, name: string, operator: string): Party {
  return {
    kind: 'sole-trader',
    name,
    uscc: fictionalUscc(n, '92'),
    operator,
    operatorIdNumber: fictionalIdNumber(n),
    address: `四平市铁东区示例街 ${100 + n} 号`,
    phone: `0434-0000${String(100 + n)}`,
  }
}

function naturalPerson(n: number, name: string): Party {
  return {
    kind: 'natural-person',
    name,
    idNumber: fictionalIdNumber(n),
    gender: null,
    birthDate: null,
    address: `四平市铁西区示例小区 ${n} 栋`,
    phone: `0434-0000${String(100 + n)}`,
  }
}

/** What happened, by matter: the clue's words and the facts found. */
function wordsOf(matter: string): Pick<Story, 'summary' | 'facts'> {
  const [summary, facts] = storyWords[matter] ?? [
    '涉嫌违反商务领域管理规定。',
    '经查，当事人的行为违反了商务领域管理规定。',
  ]
  return { summary, facts }
}
