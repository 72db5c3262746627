/** 行政区划 within the province that certificates may name, by division code (GB/T 2260). */
const regions: Readonly<Record<string, string>> = {
  '220000': '吉林省',
  '220300': '四平市',
  '220302': '四平市铁西区',
  '220303': '四平市铁东区',
  '220322': '梨树县',
  '220323': '伊通满族自治县',
  '220382': '双辽市',
}

/** The division's name, or its code where we have none: an unknown place is shown as it is. */
export function regionName(code: string): string {
  return regions[code] ?? code
}
