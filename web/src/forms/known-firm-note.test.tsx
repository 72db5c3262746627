import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { KnownFirmView } from '@zhaofa/contract'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { knownFirmQuery } from '../api/party-reading.ts'
import { PartyField } from './PartyField.tsx'

const uscc = '91230500MA1B3N1N2M'
const firm: KnownFirmView = {
  ...{ code: uscc, kind: 'organisation', name: '四平市恒路汽车销售有限公司' },
  ...{ representative: '孙德昌', address: '一马路128号', otherNames: [], cases: 2 },
  register: null,
}

function shown(party: Record<string, unknown>, known: KnownFirmView | null = firm): string {
  const queries = new QueryClient()
  queries.setQueryData(knownFirmQuery(uscc, null).queryKey, { firm: known })
  const field = {
    ...{ name: 'party', label: '当事人', hint: null, required: true, basis: null },
    ...{ section: null, when: null, control: { kind: 'party' } as const },
  }
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <PartyField
        control={{ kind: 'party' }}
        {...{ field, path: 'party' }}
        value={{ kind: 'organisation', ...party }}
        onChange={() => undefined}
      />
    </QueryClientProvider>,
  )
}

test('what earlier cases know is offered for the fields in which nothing stands', () => {
  expect(shown({ uscc, address: '新址 1 号' })).toContain('填入 2 项：名称、法定代表人（负责人）')
  const complete = { uscc, name: firm.name, legalRepresentative: '李某', address: '新址 1 号' }
  expect(shown(complete)).toContain('本局办过 2 件这个代码的案件')
  expect(shown(complete)).not.toContain('填入')
})

test('what the register says is offered where it is newer than the last case, or where no case knows the firm', () => {
  const register = {
    ...{ name: firm.name, representative: '周某', address: '', struckOff: false, newer: true },
    only: false,
  }
  expect(shown({ uscc }, { ...firm, register })).toContain('填入 3 项')
  const only = { ...firm, cases: 0, register: { ...register, only: true } }
  expect(shown({ uscc }, only)).toContain('检查对象名录里有这个代码')
  expect(shown({ uscc, name: '晨曦游泳健身有限公司' }, only)).not.toContain('请看着营业执照选一项')
  const gone = { ...only, register: { ...only.register, struckOff: true } }
  expect(shown({ uscc }, gone)).toContain('名录里已登记为注销、吊销')
})

test('one code, two names: the officer is asked, with the name of then', () => {
  const asked = shown({ uscc, name: '晨曦游泳健身有限公司' })
  expect(asked).toContain('data-path="party.nameBefore"')
  expect(asked).toContain('企业已变更名称，代码没有变')
  expect(asked).toContain('以前的案件登记有误，以现在填的为准')
  expect(asked).toContain('现在填错了，改为“四平市恒路汽车销售有限公司”')
})

test('nothing is said of a code that is none, or that nobody knows', () => {
  const none = [shown({ uscc: uscc.slice(1) }), shown({ uscc, name: '某店' }, null), shown({})]
  for (const page of none) expect(page).not.toMatch(/known-firm|nameBefore/)
})
