import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openSecrets } from './secrets.ts'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-secrets-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const origin = 'https://zhifa.example.gov.cn'
const demo = { production: false, origin }
const production = { production: true, origin }

describe('the secrets of an installation', () => {
  test('are made by chance, readable by their owner only, and stay the same', () => {
    const folder = newFolder()
    const first = openSecrets({ dataDir: folder, ...production })

    expect(openSecrets({ dataDir: folder, ...production })).toEqual(first)
    expect(openSecrets({ dataDir: newFolder(), ...production })).not.toEqual(first)
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  test('keep the name of the log when the address changes', () => {
    const dataDir = newFolder()
    openSecrets({ dataDir, ...production })
    const later = openSecrets({ dataDir, production: true, origin: 'https://new.example.gov.cn' })
    expect(later.logOrigin).toBe('zhifa.example.gov.cn/log')
  })

  test('made for the demo are refused in production', () => {
    const folder = newFolder()
    openSecrets({ dataDir: folder, ...demo })
    expect(() => openSecrets({ dataDir: folder, ...production })).toThrow('演示模式')
  })

  test('missing beside an existing database are not made anew', () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'postgres'))
    expect(() => openSecrets({ dataDir: folder, ...production })).toThrow('恢复 secrets.json')
  })

  test('that others can read are refused', () => {
    const folder = newFolder()
    openSecrets({ dataDir: folder, ...production })
    chmodSync(join(folder, 'secrets.json'), 0o644)
    expect(() => openSecrets({ dataDir: folder, ...production })).toThrow('chmod 600')
  })

  test.each(['', '{}', '{"madeFor":"production","database":{"superuser":"changeme"}}'])(
    'that are damaged or too weak are refused: %s',
    (text) => {
      const folder = newFolder()
      writeFileSync(join(folder, 'secrets.json'), text, { mode: 0o600 })
      expect(() => openSecrets({ dataDir: folder, ...production })).toThrow('已损坏')
    },
  )
})
