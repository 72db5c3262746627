/** 吊销原因: why a signing certificate no longer holds, by the names of RFC 5280, 5.3.1. */
export const revocationTitles = {
  keyCompromise: '密钥泄露或者怀疑泄露',
  affiliationChanged: '离任或者调离',
  superseded: '已经更换',
  cessationOfOperation: '不再使用',
} as const
export type RevocationReason = keyof typeof revocationTitles
