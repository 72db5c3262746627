/** 执法类别, as certificates name them. */
export const certificateCategories = [
  '行政处罚',
  '行政检查',
  '行政强制',
  '行政许可',
  '行政执法监督',
] as const
export type CertificateCategory = (typeof certificateCategories)[number]
