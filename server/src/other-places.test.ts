import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoBenchmarks, demoBenchmarkSource } from './demo/demo-benchmarks.ts'
import { defaultReviewCatalogue } from '@zhaofa/domain/reference/review-catalogue.ts'
import { agencyRuleDefinitions } from '@zhaofa/domain/rules/agency-rule-values.ts'
import { benchmarkProblems } from '@zhaofa/domain/discretion/benchmark-problems.ts'
import { getPenaltyMatter } from '@zhaofa/domain/reference/matters.ts'

/**
 * Places whose benchmarks, lists and reports were looked at while this was made. What they decided is no ground for
 * anybody else (处罚法第34条), so no byte of the program that could come out names them.
 */
const otherPlaces =
  /(?<!公)开平|六安|甘肃|法搜|fsou|宜宾|郯城|即墨|晋州|无极县?|嘉峪关|济源|邓州|南阳|晋安|黄石|青山区|永川|庆元|长治|迪庆|潍坊|靖宇|焦作|三明市?|湖州|博州|漯河|昌吉|青岛|白银市|浪卡子/

const root = join(import.meta.dirname, '..', '..')
const written = ['domain/src', 'contract/src', 'server/src', 'web/src', 'look']

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : files(path)
    return [path]
  })
}

test('no text of the program names another place whose rules were looked at', () => {
  const sources = written
    .flatMap((folder) => files(join(root, folder)))
    .filter((path) => /\.(ts|tsx|css|sql|md|json)$/.test(path) && !/\.test\.tsx?$/.test(path))
    // Laws of the whole country name regions themselves.
    .filter((path) => !path.endsWith('ecology-code.md'))
  expect(sources.length).toBeGreaterThan(1_000)
  const named = sources.flatMap((path) => {
    const found = otherPlaces.exec(
      readFileSync(path, 'utf8').replace(/各级人民政府应当|上级人民政府应当/g, ''),
    )
    return found ? [`${path.slice(root.length)}: ${found[0]}`] : []
  })
  expect(named).toEqual([])
})

test('texts of laws that come with the program carry no mark of where a copy was found', () => {
  const marked = files(join(root, 'server/src/laws'))
    .filter((path) => path.endsWith('.md'))
    .filter((path) =>
      /检索日|网页存档|公开仓库|LawRefBook|权责清单|裁量标准/.test(readFileSync(path, 'utf8')),
    )
  expect(marked).toEqual([])
})

test('what an agency starts with bears no letters of our own notes where readers see it', () => {
  const shown = [
    ...Object.values(agencyRuleDefinitions).map(({ source }) => source),
    ...defaultReviewCatalogue.grounds.map(({ text }) => text),
  ]
  expect(shown.filter((text) => /^[STK]\??:/.test(text))).toEqual([])
})

test('benchmarks of the demo are its own in form, marked as examples, and inside the statute', () => {
  expect(demoBenchmarkSource).toContain('示范')
  const wrong = Object.entries(demoBenchmarks).flatMap(([code, tiers]) =>
    benchmarkProblems(getPenaltyMatter(code), tiers).map((problem) => `${code}: ${problem}`),
  )
  expect(wrong).toEqual([])
  expect(
    Object.keys(demoBenchmarks).filter((code) => getPenaltyMatter(code).usable.kind !== 'yes'),
  ).toEqual([])
})
