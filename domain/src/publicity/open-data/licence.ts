/** On what terms open data may be used. */
export const openDataLicence = {
  name: '署名 4.0 国际（CC BY 4.0）',
  code: 'CC-BY-4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans',
  /** What the law asks of everybody who shows these data, licence or not. */
  terms: [
    '可以免费复制、传播、改编，包括用于商业目的；使用时注明来源机关和下载日期。',
    '公示被撤回或者期满的，复制过的数据应当同步停止展示：增量下载会列出这些记录。',
    '已经隐去的个人信息，不得与其他数据结合再识别出来。',
  ],
} as const
