import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { happen } from '@zhaofa/domain/case/happen.ts'
import { readForm } from '@zhaofa/domain/kernel/read-form.ts'

/** The file as it would be once the act has its effect; the file itself where what was typed can no longer be read. */
export function fileAfter(act: Act, file: CaseFile, typed: unknown, at: Circumstances): CaseFile {
  const input = readForm(act.form, typed)
  if (!input.ok) return file
  const author = { at: at.now, by: { id: at.actor.id, name: at.actor.name }, approvals: [] }
  return happen(file, act.events(file, input.value, at), author).file
}
