import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const production = { NODE_ENV: 'production', ORIGIN: 'https://zhifa.example.gov.cn' }

describe('the settings', () => {
  test('need nothing for a first try: port 8080, this machine only, the embedded database', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      host: 'localhost',
      port: 8080,
      origin: 'http://localhost:8080',
      databaseUrl: undefined,
    })
  })

  test('are honoured', () => {
    const config = readConfig({
      ...production,
      PORT: '9000',
      HOST: '0.0.0.0',
      DATA_DIR: '/srv/zhaofa',
      DATABASE_URL: 'postgres://zhaofa_owner:x@db:5432/zhaofa',
      TRUST_PROXY: '1',
    })
    expect(config).toMatchObject({
      production: true,
      port: 9000,
      host: '0.0.0.0',
      origin: 'https://zhifa.example.gov.cn',
      dataDir: '/srv/zhaofa',
      databaseUrl: 'postgres://zhaofa_owner:x@db:5432/zhaofa',
      trustProxy: 1,
    })
  })

  test('left blank count as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8080 })
  })

  test.each([
    [{ PORT: '80a' }, 'PORT=80a 无效：应为 1 到 65535 之间的整数'],
    [{ PORT: '70000' }, 'PORT=70000 无效'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV=prod 无效'],
    [{ DATABASE_MEMORY: '1' }, 'DATABASE_MEMORY=1 无效'],
    [{ ORIGIN: 'https://a.gov.cn/path' }, 'ORIGIN=https://a.gov.cn/path 无效'],
    [{ NODE_ENV: 'production' }, '正式运行需要 ORIGIN'],
    [{ ...production, ORIGIN: 'http://zhifa.example.gov.cn' }, '正式运行必须使用 https'],
  ])('%o is refused with a sentence that says what to write', (env, message) => {
    expect(() => readConfig(env)).toThrow(message)
  })

  test.each([
    ['0', false],
    ['2', 2],
    ['10.0.0.5', ['10.0.0.5']],
    ['10.0.0.0/24, fd00::1，192.168.1.2', ['10.0.0.0/24', 'fd00::1', '192.168.1.2']],
  ])('TRUST_PROXY=%s counts proxies or names them', (typed, trustProxy) => {
    expect(readConfig({ TRUST_PROXY: typed }).trustProxy).toEqual(trustProxy)
  })

  test.each([
    ...['yes', 'true', '-1', '10', '1.5', '10.0.0', '10.0.0.5:80', '10.0.0.0/33', 'nginx'],
    // Everybody is trusted: each visitor would choose an address.
    ...['0.0.0.0/0', '::/0', '10.0.0.5,*', 'fe80::1%eth0'],
  ])('TRUST_PROXY=%s is refused with a sentence that says what to write', (typed) => {
    expect(() => readConfig({ TRUST_PROXY: typed })).toThrow(
      `TRUST_PROXY=${typed} 无效：写前面有几层反向代理（1 至 9），或者代理的地址`,
    )
  })

  test("PUSH_NETWORKS names networks of one's own, never everybody", () => {
    const named = readConfig({ PUSH_NETWORKS: '10.8.0.0/24, fd00::/64' }).pushNetworks
    expect(named).toEqual(['10.8.0.0/24', 'fd00::/64'])
    expect(readConfig({}).pushNetworks).toEqual([])
    expect(() => readConfig({ PUSH_NETWORKS: '0.0.0.0/0' })).toThrow('PUSH_NETWORKS=0.0.0.0/0 无效')
    expect(() => readConfig({ PUSH_NETWORKS: 'intranet' })).toThrow('PUSH_NETWORKS=intranet 无效')
  })

  test('a wrong DATABASE_URL is refused without repeating the password in it', () => {
    const wrong = { DATABASE_URL: 'mysql://root:hunter2@db/zhaofa' }
    expect(() => readConfig(wrong)).toThrow('DATABASE_URL 无效')
    expect(() => readConfig(wrong)).not.toThrow('hunter2')
  })
})
