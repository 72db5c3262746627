import { describe, expect, test } from 'vitest'
import { countyOf, maskName } from './mask.ts'
import { Redactor } from './redact-text.ts'
import { withoutDictionary } from './tagger.ts'

describe('a natural person is named by 姓+某', () => {
  test.each([
    ['张三', '张某'],
    ['欧阳春生', '欧阳某'],
    ['欧阳', '欧某'],
    ['司马光', '司马某'],
    ['张 三', '张某'],
    ['张\u200b三', '张某'],
    ['阿依古丽·买买提', '阿某'],
    ['John Smith', 'J某'],
    ['𠮷野太郎', '𠮷某'],
    ['', '某'],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown)
  })
})

describe('of an address the county-level part may be kept', () => {
  test.each([
    ['吉林省四平市铁东区北一马路12号3单元502室', '吉林省四平市铁东区'],
    ['四平市铁西区英雄大路88号', '四平市铁西区'],
    ['吉林省梨树县梨树镇某街', '吉林省梨树县'],
    ['内蒙古自治区通辽市科尔沁左翼中旗某苏木', '内蒙古自治区通辽市科尔沁左翼中旗'],
    ['12号楼', null],
  ])('%s → %s', (address, county) => {
    expect(countyOf(address)).toBe(county)
  })
})

describe('private numbers are removed from free text, public ones stay', () => {
  test.each([
    ['身份证号22030219800307151X。', '身份证号［依法不予公开］。'],
    ['身份证号22030219800307151x', '身份证号［依法不予公开］'],
    ['电话13904340002，', '电话［依法不予公开］，'],
    ['座机0434-3210000', '座机［依法不予公开］'],
    ['账号6222020302001234567', '账号［依法不予公开］'],
    ['邮箱 li.si@example.cn 联系', '邮箱 ［依法不予公开］ 联系'],
    ['驾驶吉C12345前往', '驾驶［依法不予公开］前往'],
    ['现住四平市铁东区北一马路12号，无业', '现住四平市铁东区［依法不予公开］，无业'],
    ['统一社会信用代码91220300MA0000000L', '统一社会信用代码91220300MA0000000L'],
    ['四商罚决字〔2026〕17号', '四商罚决字〔2026〕17号'],
    ['2026年9月8日罚款18000元', '2026年9月8日罚款18000元'],
  ])('%s → %s', (text, redacted) => {
    expect(new Redactor([], withoutDictionary).redact(text).text).toBe(redacted)
  })
})
