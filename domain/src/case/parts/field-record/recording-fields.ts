import * as form from '../../../kernel/form.ts'

/** The recording of what was done, or why there is none. */
export const recordingFields = form.either('须填音像记录编号，或者写明没有录制的原因', {
  recording: form.optional(
    form.text({ label: '音像记录编号', max: 200, hint: '与本次活动对应的录像、录音文件号' }),
  ),
  unrecordedReason: form.optional(form.text({ label: '没有音像记录的原因', max: 500 })),
})
