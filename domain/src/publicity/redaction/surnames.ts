/** Surnames of two characters; anything else Chinese has one. Japanese ones are known by themselves. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  `欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳
  公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙
  壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉
  梁丘 左丘 东门 西门 爱新 叶赫 纳兰 那拉 完颜 耶律
  佐藤 铃木 高桥 田中 渡边 伊藤 山本 中村 小林 加藤 吉田 山田 佐佐 山口 松本 井上 木村 斋藤 清水 山崎 中岛 池田 阿部 桥本
  石川 前田 藤田 小川 冈田 后藤 长谷 村上 近藤 石井 坂本 远藤 青木 藤井 西村 福田 太田 三浦 藤原 松田 冈本 中川 中野 原田 小野 竹内 金子 和田 中山 石田 上田 森田`.split(
    /\s+/,
  ),
)

/** Surnames of one character, most frequent first, in the order of Faker (locale zh_CN, MIT); then those of 《百家姓》. */
const frequent = set(
  `王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔
  钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐
  易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管`,
)
const rare = set(
  `柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师
  和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢扈仝亢郗肇赖俸揭庾谌洪常
  郁劳奚皮粟冼蔺楼盘满闻位厉伊区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来晁芮都普阙浦戈伏鹿
  薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诸战慕危玉银嵇公哈湛宾戎勾茅利居干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧由
  逄綦郄仉妫郏麴佴占库寸丘沃铁巨揣太玄贲胥嵇邴糜井富乌焦牧隗山谷车侯宓蓬郗仰仲伊宫宁仇栾暴甘钭戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖
  卓蔺屠蒙池乔阴郁胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公
  覃訾撒缑帖苑虎线郇攸睢腾邝凤蹇旷岐青尉逮矫折拜邓肖谌麦`,
)

/** Surnames that are everyday words: they need more beside them than others. */
const everyday = set(
  `于向时和方成常连单相都那全关应高平万任何金但信来从双通能有别须后空东国居容支计满位权元由富强母区海利普原项丰花门党官如包管季
  盖展班阳阿索解干令查麻席司易步经过第公九年线青帅银印都初云化之长大占由`,
)

function set(list: string): ReadonlySet<string> {
  return new Set(list.replace(/\s/g, ''))
}

export const surnames: ReadonlySet<string> = new Set([...frequent, ...rare])

/** How much a character by itself speaks for a surname: 1 a frequent one, 0.5 a rare one, 0 an everyday word. */
export function surnameFit(character: string): number {
  if (everyday.has(character)) return frequent.has(character) ? 0.5 : -0.25
  return frequent.has(character) ? 1 : 0.5
}
