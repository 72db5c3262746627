/** 执法层级: on which level of government an agency acts (国办发〔2018〕118号 asks a catalogue to look at it). */
export const agencyLevels = {
  county: '县级',
  city: '设区的市级',
  province: '省级',
} as const

export type AgencyLevel = keyof typeof agencyLevels

/** The level that a division code (GB/T 2260) says: 220000 is a province, 220300 a city, 220322 a county. */
export function agencyLevelOf(region: string): AgencyLevel {
  if (/^\d{2}0000/.test(region)) return 'province'
  return /^\d{4}00/.test(region) ? 'city' : 'county'
}
