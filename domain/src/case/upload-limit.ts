/** Largest single file of evidence, in bytes. Longer recordings come in parts. */
export const maxUploadBytes = 2 * 1024 ** 3

/** Why a file is not accepted. Only its size is needed, so that this can be asked before it is sent. */
export const tooLargeText = `单个文件最大 ${maxUploadBytes / 1024 ** 3} GB，没有上传。录像请分段上传。`
