import { describe, expect, test } from 'vitest'
import { addressProblem, outside } from './outside-address.ts'

const closed = outside([])
const inner = '是内部网络的地址，没有允许推送'

describe('what this server connects to of its own accord', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['0.0.0.0', '100.64.0.1', '192.0.2.7', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', '3fff::1'],
    // An IPv4 address in the clothes of IPv6: mapped, translated, 6to4, Teredo, compatible.
    ...[
      '::ffff:127.0.0.1',
      '::ffff:a00:1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:0:1::1',
      '::7f00:1',
    ],
  ])('%s is inside', (address) => {
    expect(closed.refusal(address, 'https:')).toBe(inner)
  })

  test.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '2400:3200::1', '2606:4700::1111'])(
    '%s is outside, and by https only',
    (address) => {
      expect(closed.refusal(address, 'https:')).toBeNull()
      expect(closed.refusal(address, 'http:')).toBe('不是 https，令牌会被看见')
    },
  )

  test('a network named in the configuration is open, also without https; its neighbours are not', () => {
    const open = outside(['10.8.0.0/24', 'fd00::5'])
    expect(open.refusal('10.8.0.15', 'http:')).toBeNull()
    expect(open.refusal('fd00::5', 'http:')).toBeNull()
    expect(open.refusal('10.8.1.15', 'https:')).toBe(inner)
    expect(open.refusal('fd00::6', 'https:')).toBe(inner)
  })
})

describe('an address that is proposed', () => {
  test.each([
    ['https://xy.example.gov.cn/api/report', null],
    ['https://8.8.8.8/report', null],
    ['http://xy.example.gov.cn/report', '须用 https：http 会让令牌和数据在路上被看见'],
    ['https://127.0.0.1/report', `地址${inner}`],
    // 127.0.0.1 as one number, in octal, in hexadecimal, shortened.
    ['https://2130706433/', `地址${inner}`],
    ['https://0177.0.0.1/', `地址${inner}`],
    ['https://0x7f000001/', `地址${inner}`],
    ['https://127.1/', `地址${inner}`],
    ['https://[::1]/', `地址${inner}`],
    ['https://[::ffff:10.0.0.1]/', `地址${inner}`],
    ['https://localhost:8080/', '地址是本机，不能推送'],
    ['https://localhost./', '地址是本机，不能推送'],
    ['https://a.localhost/', '地址是本机，不能推送'],
    ['https://user:word@xy.example.gov.cn/', '网址里不能带用户名、密码'],
    ['ftp://xy.example.gov.cn/', '应为 https 的网址'],
    ['xy.example.gov.cn', '应为完整的网址，例如 https://xy.example.gov.cn/api/report'],
  ])('%s: %s', (typed, problem) => {
    expect(addressProblem(typed, [])).toBe(problem)
  })

  test('may be inside and without https where the configuration says so', () => {
    expect(addressProblem('http://10.8.0.15:8088/report', ['10.8.0.0/24'])).toBeNull()
    expect(addressProblem('http://10.9.0.15/report', ['10.8.0.0/24'])).toBe(`地址${inner}`)
  })
})
