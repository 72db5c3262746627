import type { ActForm } from '@zhaofa/contract'
import { RefusalModal } from './RefusalModal.tsx'
import { SignSheet } from './SignSheet.tsx'
import { StaleModal } from './StaleModal.tsx'
import type { usePerform } from './use-perform.ts'

type Props = {
  form: ActForm
  perform: ReturnType<typeof usePerform>
  input: Record<string, unknown>
}

/** What the law still asks for, or what others changed meanwhile, over the form that was sent. */
export function ActDialogs({ form, perform, input }: Props) {
  const { refusals, signing, stale, fresh, busy, dismiss, merge } = perform
  return (
    <>
      {refusals && <RefusalModal title={form.act.title} refusals={refusals} onClose={dismiss} />}
      {signing && <SignSheet act={form.act} {...signing} busy={busy} onClose={dismiss} />}
      {stale && (
        <StaleModal
          stale={stale}
          opened={form}
          fresh={fresh}
          busy={busy}
          onMerge={() => merge(input)}
          onClose={dismiss}
        />
      )}
    </>
  )
}
