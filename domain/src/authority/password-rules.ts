/** Days after which a password must be changed (等保 GB/T 22239 通行值). */
export const passwordDays = 90
/** A new password must differ from this many earlier ones. */
export const passwordsRemembered = 5
const minPasswordLength = 10
const maxPasswordLength = 128

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/** What is wrong with a new password, in sentences for its field. Empty: it may be used. */
export function passwordProblems(password: string, account: string): string[] {
  const problems: string[] = []
  const length = [...password].length
  if (length < minPasswordLength) problems.push(`密码至少 ${minPasswordLength} 个字符`)
  if (length > maxPasswordLength) problems.push(`密码最多 ${maxPasswordLength} 个字符`)
  if (kinds.filter((kind) => kind.test(password)).length < 3) {
    problems.push('密码要有大写字母、小写字母、数字、符号中的三类')
  }
  if (account !== '' && password.toLowerCase().includes(account.toLowerCase())) {
    problems.push('密码不能含有账号')
  }
  return problems
}
