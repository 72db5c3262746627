/**
 * 行政区划代码 (GB/T 2260) down to the prefecture, all that have been in force since 1980: codes are given for life, so
 * those of divisions that were dissolved stay valid. Sources and how to renew it: docs/rules/identity-codes.md.
 */
export const divisionList = { since: '1980-12', asOf: '2026-09-11' } as const

/** Under each province the third and fourth digits of its prefectures; 00 is the province itself, 90 its own counties. */
const prefectures: Readonly<Record<string, string>> = {
  '11': '00 01 02',
  '12': '00 01 02',
  '13': '00 01 02 03 04 05 06 07 08 09 10 11 21 22 23 24 25 26 27 28 29 30 90',
  '14': '00 01 02 03 04 05 06 07 08 09 10 11 21 22 23 24 25 26 27 90',
  '15': '00 01 02 03 04 05 06 07 08 09 21 22 23 24 25 26 27 28 29',
  '21': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 21 22 90',
  '22': '00 01 02 03 04 05 06 07 08 21 22 23 24 25 26 90',
  '23': '00 01 02 03 04 05 06 07 08 09 10 11 12 21 22 23 24 25 26 27 90',
  '31': '00 01 02',
  '32': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 21 22 23 24 25 26 27 90',
  '33': '00 01 02 03 04 05 06 07 08 09 10 11 21 22 23 24 25 26 27 28 90',
  '34': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 21 22 23 24 25 26 27 28 29 90',
  '35': '00 01 02 03 04 05 06 07 08 09 21 22 23 24 25 26 27 28 90',
  '36': '00 01 02 03 04 05 06 07 08 09 10 11 21 22 23 24 25 26 90',
  '37': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 21 22 23 24 25 26 27 28 29 90',
  '41': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 21 22 23 24 25 26 27 28 29 30 90',
  '42': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 21 22 23 24 25 26 27 28 29 90',
  '43': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 21 22 23 24 25 26 27 28 29 30 31 90',
  '44': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 51 52 53 90',
  '45': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 21 22 23 24 25 26 27 28',
  '46': '00 01 02 03 04 90',
  '50': '00 01 02 03',
  '51': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 70 90',
  '52': '00 01 02 03 04 05 06 21 22 23 24 25 26 27',
  '53': '00 01 02 03 04 05 06 07 08 09 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35',
  '54': '00 01 02 03 04 05 06 21 22 23 24 25 26 27',
  '61': '00 01 02 03 04 05 06 07 08 09 10 21 22 23 24 25 26 27 90',
  '62': '00 01 02 03 04 05 06 07 08 09 10 11 12 21 22 23 24 25 26 27 28 29 30',
  '63': '00 01 02 21 22 23 24 25 26 27 28',
  '64': '00 01 02 03 04 05 21 22',
  '65': '00 01 02 03 04 05 21 22 23 24 25 26 27 28 29 30 31 32 40 41 42 43 90',
  '71': '00',
  '81': '00',
  '82': '00',
}

/** Registries of new areas that number themselves outside GB/T 2260: 雄安新区, 山西综改示范区, 贵安新区, 西咸新区. */
const newAreas: ReadonlySet<string> = new Set(['1331', '1499', '5209', '6111'])

/** These have no prefectures; their registries of development areas number on freely (北京经济技术开发区 is 110302). */
const municipalities: ReadonlySet<string> = new Set(['11', '12', '31', '50'])

const known: ReadonlySet<string> = new Set(
  Object.entries(prefectures).flatMap(([province, each]) =>
    each.split(' ').map((prefecture) => province + prefecture),
  ),
)

/** Whether two digits are those of a province, now or ever. */
export const isProvince = (two: string): boolean => Object.hasOwn(prefectures, two)

/**
 * Why there is no such division and no registry numbered so, in words; null when there may be. Below the prefecture
 * nothing is refused: registries of development areas have digits that no list of divisions knows.
 */
export function divisionProblem(six: string): string | null {
  const province = six.slice(0, 2)
  const prefecture = six.slice(0, 4)
  // The registries of the central authorities.
  if (six === '100000') return null
  if (!isProvince(province)) return `没有以“${province}”开头的行政区划`
  return known.has(prefecture) || municipalities.has(province) || newAreas.has(prefecture)
    ? null
    : `没有以“${prefecture}”开头的行政区划（1980 年以来用过的都算，截至 ${divisionList.asOf}）`
}
