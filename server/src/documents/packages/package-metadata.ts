import { xmlText } from '@zhaofa/domain/shared/xml-text.ts'
import type { CasePackage } from './case-package.ts'

/** Members as XML elements of the same names, in order; a list repeats its element. */
type Described = { readonly [name: string]: string | number | Described | readonly Described[] }

/**
 * 元数据 of the file and of each item: 立档单位, 档号, 题名, 责任者, 日期, 保管期限, 密级, 页数, and of each file its
 * format, size and digest; terms after DA/T 46 and DA/T 48, as far as they are known here.
 */
export function packageMetadata(described: CasePackage): Described {
  const { volumes, log, records } = described
  return {
    封装包类型: '原始型',
    封装时间: described.madeAt,
    立档单位名称: described.agency,
    档号: described.archiveNumber,
    案号: described.caseNumber,
    题名: described.title,
    立案日期: described.filedOn,
    结案日期: described.endedOn,
    归档日期: described.archivedOn,
    保管期限: described.retention,
    密级: '不涉密',
    控制标识: '含个人信息，限制利用',
    立卷人: described.archivedBy,
    检查人: described.checkedBy,
    附注: described.remarks,
    存证: {
      账本: log.address,
      公钥: log.vkeys.join(' '),
      记录数: records.length,
      检查点条数: records[0]?.proof.size ?? 0,
    },
    卷: volumes.map(({ title, pages, items }) => ({
      卷名: title,
      页数: pages,
      件: items.map((item, i) => ({
        序号: i + 1,
        题名: item.title,
        文号: item.number,
        责任者: item.by,
        日期: item.on,
        起始页号: item.page ?? '',
        备注: item.remark,
        文件: item.files.map(({ path, mediaType, bytes, sha256 }) => ({
          计算机文件名: path,
          格式: mediaType,
          计算机文件大小: bytes,
          摘要算法: 'SHA-256',
          摘要: sha256,
        })),
      })),
    })),
  }
}

export const metadataJson = (metadata: Described): string =>
  `${JSON.stringify(metadata, null, 2)}\n`

export const metadataXml = (metadata: Described): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element('电子档案包', metadata, '')}`

function element(name: string, value: Described[string], indent: string): string {
  if (Array.isArray(value)) {
    return (value as readonly Described[]).map((each) => element(name, each, indent)).join('')
  }
  if (typeof value !== 'object') return `${indent}<${name}>${xmlText(String(value))}</${name}>\n`
  const inner = Object.entries(value).map(([member, each]) => element(member, each, `${indent}  `))
  return `${indent}<${name}>\n${inner.join('')}${indent}</${name}>\n`
}
