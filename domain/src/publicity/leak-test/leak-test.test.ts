import { describe, expect, test } from 'vitest'
import { findLeaks } from './leak-test.ts'
import type { Secret } from '../redaction/grounds.ts'

const id: Secret = { kind: 'id-number', value: '22030219800307151X' }
const phone: Secret = { kind: 'phone', value: '13904340002' }
const name: Secret = { kind: 'name', value: '张三' }
const home: Secret = { kind: 'address', value: '北一马路12号3单元502室' }

const leaks = (secret: Secret, text: string) => findLeaks([secret], [{ name: '网页', text }])
const found = (secret: Secret) => [{ surface: '网页', kind: secret.kind }]

describe('a planted secret is found in every spelling', () => {
  test.each([
    [id, '证号22030219800307151X。'],
    [id, '220302 1980 0307 151X'],
    [id, '220302-19800307-151x'],
    [id, '２２０３０２１９８００３０７１５１Ｘ'],
    [id, '22030219\u200b800307\u200d151X'],
    [id, '220302\n19800307\t151X'],
    [id, '220302、19800307、151×'],
    [id, '22030219800307151х (Cyrillic)'],
    [id, '<b>220302</b><i>19800307</i>151X'],
    [id, '<img alt="22030219800307151X">'],
    [id, '&#50;20302&#x31;9800307151X'],
    [id, '/files/%32%32030219800307151X.pdf'],
    [id, '{"no":"\\u0032\\u003220302\\u00319800307151X"}'],
    [id, '①②03'.replace('①②', '②②') + '0219800307151X'],
    [phone, '电话：139-0434-0002'],
    [phone, '(139) 0434 0002'],
    [phone, '１３９０４３４０００２'],
    [name, '当事人张三。'],
    [name, '张 三'],
    [name, '张\u3000三'],
    [name, '张\u200b三'],
    [name, '张·三'],
    [name, '张-三'],
    [name, '<span>张</span><span>三</span>'],
    [name, '&#x5f20;&#19977;'],
    [name, '%E5%BC%A0%E4%B8%89.docx'],
    [home, '北一马路 12 号 3 单元 502 室'],
    [home, '北一马路１２号，３单元，５０２室'],
  ])('%o in %s', (secret, text) => {
    expect(leaks(secret, text)).toEqual(found(secret))
  })
})

describe('what is public is not taken for a secret', () => {
  test.each([
    [name, '当事人张某主张。三日内'],
    [name, '本局主张：三项制度'],
    [name, '张某三次'],
    [id, '22030219800307152X'],
    [phone, '四商罚决字〔2026〕13号 0434-3210000'],
    [{ kind: 'other', value: '、' } as Secret, '任何、文字'],
    [{ kind: 'other', value: '' } as Secret, '任何文字'],
  ])('%o in %s', (secret, text) => {
    expect(leaks(secret, text)).toEqual([])
  })
})

test('a hit names the surface and the kind, never the secret', () => {
  const surfaces = [
    { name: '网页', text: '当事人张某' },
    { name: 'PDF 文字层', text: '张三 13904340002' },
    { name: 'PDF 元数据', text: 'Author: 张三' },
  ]
  const hits = findLeaks([name, phone, id], surfaces)

  expect(hits).toEqual([
    { surface: 'PDF 文字层', kind: 'name' },
    { surface: 'PDF 文字层', kind: 'phone' },
    { surface: 'PDF 元数据', kind: 'name' },
  ])
  expect(JSON.stringify(hits)).not.toMatch(/张三|1390434/)
})
