/** Codes with right check digits that belong to nobody: the registration part is all zeros and a running number. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const orgWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A 统一社会信用代码 of 四平市 for the n-th fictional firm; `kind` 11 is an agency, 91 a company, 92 a sole trader. */
export function fictionalUscc(n: number, kind: '11' | '91' | '92' = '91'): string {
  const subject = `MA0${String(n).padStart(5, '0')}`
  const sum = orgWeights.reduce((total, w, i) => total + parseInt(subject[i] ?? '0', 36) * w, 0)
  const r = 11 - (sum % 11)
  const body = `${kind}220300${subject}${r === 10 ? 'X' : r === 11 ? '0' : String(r)}`
  const total = usccWeights.reduce((all, w, i) => all + characters.indexOf(body[i] ?? '0') * w, 0)
  return body + (characters[(31 - (total % 31)) % 31] ?? '0')
}

/** A 身份证号 that no real person can have, because its division code was never given out. */
export function fictionalIdNumber(n: number): string {
  const body = `229900199001${String((n % 28) + 1).padStart(2, '0')}${String(n % 1000).padStart(3, '0')}`
  const sum = idWeights.reduce((total, w, i) => total + Number(body[i]) * w, 0)
  return body + ('10X98765432'[sum % 11] ?? '0')
}
