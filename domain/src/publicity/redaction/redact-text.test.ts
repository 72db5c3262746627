import { describe, expect, test } from 'vitest'
import { detect } from './detect.ts'
import { Redactor, secretOf } from './redact-text.ts'
import { withoutDictionary } from './tagger.ts'

const known = (value: string) => new Redactor([secretOf(value)], withoutDictionary)
const redacted = (value: string, text: string) => known(value).redact(text).text
const plain = new Redactor([], withoutDictionary)

const id = '22030219800307151X'
const phone = '13904340002'
const home = '吉林省四平市铁东区北一马路12号3单元502室'

describe('the number of any paper of the party is replaced', () => {
  test.each([
    ['E12345678', '护照 e12345678、E 1234 5678', '护照 ［依法不予公开］、［依法不予公开］'],
    [
      'H1234567802',
      '通行证H1234567802（前证H12345678）',
      '通行证［依法不予公开］（前证［依法不予公开］）',
    ],
    ['12345678', '台胞证 1234 5678', '台胞证 ［依法不予公开］'],
    ['0123456702(B)', '0123456702（B）、01234567', '［依法不予公开］）、［依法不予公开］'],
    ['CAN110078061501', '永居证CAN1100 780615 01', '永居证［依法不予公开］'],
    ['810000199408230021', '81000019940823002１', '［依法不予公开］'],
  ])('%s in: %s', (value, text, expected) => {
    const redactor = new Redactor([{ kind: 'id-number', value }], withoutDictionary)
    expect(redactor.redact(text).text).toBe(expected)
  })
})

describe('a known secret is replaced in every spelling, and nothing else is', () => {
  test.each([
    [id, '证号22030219800307151X。', '证号［依法不予公开］。'],
    [id, '220302 1980 0307 151X', '［依法不予公开］'],
    [id, '220302-19800307-151x，', '［依法不予公开］，'],
    [id, '２２０３０２１９８００３０７１５１Ｘ', '［依法不予公开］'],
    [id, '22030219\u200b800307\u200d151X', '［依法不予公开］'],
    [id, '\u202e2203\u2066021980\u2069030715\u00ad1X', '\u202e［依法不予公开］'],
    [id, '220302\n19800307\t151X', '［依法不予公开］'],
    [id, '220302、19800307、151×', '［依法不予公开］'],
    [id, '220302.1980.0307.151х', '［依法不予公开］'],
    [id, '2203o2198oo3o7l5lX', '［依法不予公开］'],
    [id, '②②0302①9⑧00307151X', '［依法不予公开］'],
    [id, '❷❷0302➀9➇00307151X', '［依法不予公开］'],
    [id, '二二零三〇二一九八〇〇三〇七一五一X', '［依法不予公开］'],
    [id, '贰贰零叁零贰壹玖捌零零叁零柒壹伍壹X', '［依法不予公开］'],
    [id, '𝟐𝟐𝟎𝟑𝟎𝟐𝟏𝟗𝟖𝟎𝟎𝟑𝟎𝟕𝟏𝟓𝟏X', '［依法不予公开］'],
    [id, '٢٢٠٣٠٢١٩٨٠٠٣٠٧١٥١X', '［依法不予公开］'],
    [id, '旧号220302800307151', '旧号［依法不予公开］'],
    [id, '&#50;20302&#x31;9800307151X', '［依法不予公开］'],
    [id, '%32%32030219800307151X.pdf', '［依法不予公开］.pdf'],
    [id, '<b>220302</b><i>19800307</i>151X', '<b>［依法不予公开］'],
    [phone, '+86 139-0434-0002', '［依法不予公开］'],
    [phone, '0086-13904340002', '［依法不予公开］'],
    [phone, '(139) 0434 0002', '［依法不予公开］'],
    [phone, '139。0434。0002', '［依法不予公开］'],
    ['0434-3210000', '（0434）3210000', '［依法不予公开］'],
    ['0434-3210000', '+86 434 321 0000', '［依法不予公开］'],
    ['+86 13904340002', '13904340002', '［依法不予公开］'],
    ['张三', '当事人张三。', '当事人张某。'],
    ['张三', '当事人張三。', '当事人张某。'],
    ['张三', '张 三、张\u3000三、张\u200b三、张·三、张-三', '张某、张某、张某、张某、张某'],
    ['张三', '当事人张，三到场；证人张\n三证实', '当事人张某到场；证人张某证实'],
    ['欧阳春生', '歐陽春生 欧。阳。春。生', '欧阳某 欧阳某'],
    ['阿依古丽·买买提', '阿依古丽 买买提和阿依古丽', '阿某和阿某'],
    ['John Smith', 'JOHN  SMITH, john-smith', '［依法不予公开］, ［依法不予公开］'],
    [home, `住${home}。`, '住吉林省四平市铁东区［依法不予公开］。'],
    [home, '北一马路 12 号，3 单元，502 室', '［依法不予公开］'],
    [home, '北一马路十二号', '北一马路十二号'],
    ['6222 0202 0000 1234 567', '6222020200001234567', '［依法不予公开］'],
    ['吉C12345', '吉 c·12345', '［依法不予公开］'],
    [
      '1980-03-07',
      '1980年3月7日、1980.3.7、19800307',
      '［依法不予公开］日、［依法不予公开］、［依法不予公开］',
    ],
    ['1980-03-07', '一九八〇年三月七日', '［依法不予公开］日'],
    ['li.si@example.cn', 'Li.Si ＠ Example.CN', '［依法不予公开］'],
  ])('%s in %j', (secret, text, shown) => {
    const redactor = known(secret)
    // Without the detector, so that only the known secret is judged.
    const { redactions } = redactor.redact(text)
    const own = redactions.filter(({ source }) => source === 'known')
    let result = ''
    let at = 0
    for (const { start, end, shown: mask } of own) {
      result += text.slice(at, start) + mask
      at = end
    }
    expect(result + text.slice(at)).toBe(shown)
  })

  test.each([
    ['张三', '本局主张，三项制度；主张。三日内'],
    ['张三', '提出主张\n三、处罚依据'],
    ['张三', '张某三次'],
    ['1980-03-07', '罚款198,037.00元'],
    ['1980-01-01', '1980年1月15日'],
    ['李', '李四的店'],
  ])('%s is not in %j', (secret, text) => {
    expect(
      known(secret)
        .redact(text)
        .redactions.filter(({ source }) => source === 'known'),
    ).toEqual([])
  })

  test('the longer name is masked first, so that no tail is left', () => {
    const redactor = new Redactor(
      [secretOf('张三'), secretOf('李四丰'), secretOf('李四')],
      withoutDictionary,
    )
    expect(redactor.redact('李四丰与李四、张三到场').text).toBe('李某1与李某2、张某到场')
  })

  test('two people who would be shown alike are numbered, each the same in every text', () => {
    const redactor = new Redactor(
      [secretOf('张三'), secretOf('张伟民'), secretOf('王芳')],
      withoutDictionary,
    )
    expect(redactor.redact('张伟民和王芳').text).toBe('张某2和王某')
    expect(redactor.redact('张三').text).toBe('张某1')
  })

  test('a secret that is part of what would stand in its place is still not shown', () => {
    expect(redacted('公开', '未公开的事')).not.toContain('公开')
  })

  test('a public name may hold a secret one: the firm keeps its name, its owner does not', () => {
    const redactor = new Redactor([{ kind: 'name', value: '王小明' }], withoutDictionary, [
      '铁西区王小明便利店',
    ])
    expect(redactor.redact('铁西区王小明便利店由王小明经营').text).toBe(
      '铁西区王小明便利店由王某经营',
    )
  })
})

describe('what nobody told us is found by its shape, with its reason and ground', () => {
  test.each([
    ['身份证号220302198003071514。', 'id-number', 'certain', '220302198003071514'],
    ['220303 1990 0101 122 8', 'id-number', 'certain', '220303 1990 0101 122 8'],
    ['22030219800307151x', 'id-number', 'likely', '22030219800307151x'],
    ['号码220302，19800307，1514', 'id-number', 'certain', '220302，19800307，1514'],
    ['身份证220303199001011220', 'id-number', 'likely', '220303199001011220'],
    ['旧证220302800307151', 'id-number', 'likely', '220302800307151'],
    ['证号2203**********151X', 'id-number', 'likely', '2203**********151X'],
    ['护照E12345678', 'id-number', 'likely', 'E12345678'],
    ['台胞证12345678', 'id-number', 'likely', '12345678'],
    ['回乡证号码H12345678', 'id-number', 'likely', 'H12345678'],
    ['永久居留身份证CAN110078061501', 'id-number', 'likely', 'CAN110078061501'],
    ['电话１３９０４３４０００２', 'phone', 'certain', '１３９０４３４０００２'],
    ['+86 139 0434 0002', 'phone', 'certain', '86 139 0434 0002'],
    ['一三九〇四三四〇〇〇二', 'phone', 'certain', '一三九〇四三四〇〇〇二'],
    ['座机0434-3210000', 'phone', 'likely', '0434-3210000'],
    ['电话3210000', 'phone', 'likely', '3210000'],
    ['账号6222020200001234567', 'account', 'certain', '6222020200001234567'],
    ['卡 4111 1111 1111 1111', 'account', 'certain', '4111 1111 1111 1111'],
    ['驾驶吉C12345前往', 'plate', 'certain', '吉C12345'],
    ['驾驶吉AD12345前往', 'plate', 'certain', '吉AD12345'],
    ['驾驶吉A·12345F前往', 'plate', 'certain', '吉A·12345F'],
    ['邮箱 li.si@example.cn 联系', 'email', 'certain', 'li.si@example.cn'],
    ['微信号：sun_yumei88', 'chat-account', 'likely', 'sun_yumei88'],
    ['QQ：123456789', 'chat-account', 'likely', '123456789'],
    ['住阳光花园小区3栋2单元502室。', 'address', 'likely', '阳光花园小区3栋2单元502室'],
    ['现住四平市铁东区北一马路12号，无业', 'address', 'likely', '北一马路12号'],
    ['快递寄过一次的英雄大路88号', 'address', 'possible', '英雄大路88号'],
    ['证人王芳证实', 'name', 'likely', '王芳'],
    ['举报人赵小六称', 'informant', 'likely', '赵小六'],
    ['经询问欧阳春生，其', 'name', 'likely', '欧阳春生'],
    ['学生李明在场', 'minor', 'likely', '李明'],
    ['刘长河（男，汉族）', 'name', 'likely', '刘长河'],
    ['出生于1990年1月1日', 'birth-date', 'certain', '1990年1月1日'],
    ['一名12周岁的孩子', 'minor', 'possible', '12周岁'],
    ['其进货价为每张80元。', 'trade-secret', 'possible', '进货价为每张80元'],
    ['患有糖尿病，', 'health', 'likely', '患有糖尿病'],
  ])('%s', (text, kind, confidence, found) => {
    const findings = detect(text, withoutDictionary)
    expect(findings.map((each) => text.slice(each.start, each.end))).toEqual([found])
    expect(findings[0]).toMatchObject({ kind, confidence })
    expect(findings[0]?.reason).not.toBe('')
    expect(findings[0]?.grounds.length).toBeGreaterThan(0)
  })

  test('names in a row are all found', () => {
    expect(plain.redact('证人王芳、李四和欧阳春生证实').text).toBe('证人王某、李某和欧阳某证实')
  })

  test('only what is possible waits for a person, who may choose either way', () => {
    const text = '寄过一次的英雄大路88号，证人王芳证实'
    const [place, name] = detect(text, withoutDictionary)
    expect(plain.redact(text).text).toBe('寄过一次的英雄大路88号，证人王某证实')
    expect(plain.redact(text, [{ ...place!, redact: true }]).text).toContain('的［依法不予公开］，')
    expect(plain.redact(text, [{ ...name!, redact: false }]).text).toBe(text)
  })
})

describe('what is public survives', () => {
  test.each([
    '四平市红日商贸有限公司（统一社会信用代码91220300MA0000000L，法定代表人周向东）',
    '统一社会信用代码：91 2203 00MA 0000 000L',
    '四商罚决字〔2026〕1号、四商罚告字[2026]第17号、国办发〔2018〕118号',
    '《单用途商业预付卡管理办法（试行）》第三十六条第一款第（二）项',
    '《中华人民共和国行政处罚法》第五十七条第一款第一项、第七十二条',
    '罚款人民币壹万捌仟元整（¥18,000.00），合计1,234,567,890.12元、2861450元',
    '2026年9月8日至2026-09-10 13:30，自二〇二六年三月二日起，2026.09.08 2026.09.10',
    '累计发卡3,412张，预收30000000000元不符',
    '食品经营许可证JY12203020012345，注册号220300000012345',
    '拨打12345或者12315，京ICP备12345678号，沪B2-20040123',
    '消费者权益受到损害，工作人员当场告知，负责人员安排整改，员工安全培训，学生用品，客户满意',
    '询问笔录、现场笔录、申请人于2026年申请，代理人向本局提交',
    '微信转账50000元，微信支付，支付宝收款2000元',
    '在英雄大路88号检查，运到站前路12号1-2层',
    '共3组12件，第3号仓库，12号凭证，检查组2人，二层三室',
    '会员单位、员工王某证实、负责人四平市红日商贸有限公司',
  ])('%s', (text) => {
    const { text: shown } = plain.redact(text)
    expect(shown).toBe(text)
  })
})

describe('the time grows with the text and not faster, whatever is in it', () => {
  const filled = (unit: string, size = 100_000) => unit.repeat(Math.ceil(size / unit.length))
  const redactor = new Redactor(
    [id, phone, '张三', '张三丰', home, '1980-03-07'].map(secretOf),
    withoutDictionary,
  )
  test.each([
    [
      'prose',
      filled(
        '2026年9月8日检查发现，当事人张三自2026年3月起发卡612张，电话13904340002。',
        1_000_000,
      ),
    ],
    ['digits', filled('1')],
    ['spaced digits', filled('1 ')],
    ['spaced 22030219', filled('2 2 0 3 0 2 1 9 8 0 ')],
    ['at signs', filled('a@')],
    ['surnames', filled('证人王')],
    ['units', filled('3单元')],
    ['brackets', filled('(')],
    ['stars', filled('12***')],
    ['spaces', filled(' ')],
    ['plates', filled('吉A1')],
    ['names', filled('张三')],
    ['readings', filled('张(zhāng)')],
    ['letters behind a character', `张${filled('zh')}`],
    ['markup', filled('<b')],
    ['entities', filled('&#x5f20;')],
  ])('%s', (_, text) => {
    const begun = process.cpuUsage()
    redactor.redact(text)
    const { user, system } = process.cpuUsage(begun)
    // Processor time, with room for a slow machine: a quadratic step would take minutes.
    expect((user + system) / 1000).toBeLessThan(4_000)
  })
})

test('a measure word after a figure is no surname', () => {
  expect(plain.redact('第14项核对，电话13904340002').text).toBe('第14项核对，电话［依法不予公开］')
})

test.each([
  ['隐去自然人的姓名、住址、证件号码、电话等信息', []],
  ['住址等信息不公开', []],
  ['住址：四平市铁西区示例路 8 号 3 单元 502 室', ['likely']],
  ['住址、电话：铁西区示例小区 3 号楼 2 单元 502 室', ['likely']],
])('%s: a rule that names kinds of information is no address', (text, confidence) => {
  expect(detect(text, withoutDictionary).map((each) => each.confidence)).toEqual(confidence)
})
