import type { CaseFile } from '../../case-file.ts'

export function investigatorsWith(file: CaseFile, actor: string): string[] {
  return file.investigators.length > 0 ? [...file.investigators] : [actor]
}
