import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { fictionalIdNumber, fictionalUscc } from './fictional-codes.ts'
import type { SpotStory } from './spot-story.ts'

/** Two invented cases decided on the spot: one in the archive, one reported and not yet closed. */
export const spotStories: readonly SpotStory[] = [
  {
    party: {
      kind: 'organisation',
      name: '四平市恒路汽车销售有限公司',
      uscc: fictionalUscc(41),
      legalRepresentative: '孙德昌',
      address: '四平市铁东区示例街 141 号',
      phone: '0434-0000141',
    },
    matter: 'CF-034-03',
    startsOn: plainDate('2026-10-21'),
    place: '四平市铁东区示例街 141 号展厅',
    facts: '当事人向消费者销售小型汽车1辆，没有签订销售合同。',
    tier: '较轻',
    fineFen: 10_000,
    statement: {
      words: '合同已经打印，还没来得及签，当场补签。',
      answer: '当场补签属于主动改正，采纳，按最轻的一档处罚',
    },
    collected: true,
    until: 'archived',
  },
  {
    party: {
      kind: 'natural-person',
      name: '白立群',
      idNumber: fictionalIdNumber(42),
      gender: null,
      birthDate: null,
      address: '四平市铁西区示例小区 42 栋',
      phone: '0434-0000142',
    },
    matter: 'CF-034-02',
    startsOn: plainDate('2026-11-17'),
    place: '四平市铁西区示例街 142 号门前展位',
    facts: '当事人向消费者销售小型汽车1辆，没有核实登记消费者的有效身份证明。',
    tier: '较轻',
    fineFen: 0,
    statement: null,
    collected: false,
    until: 'reported',
  },
]
