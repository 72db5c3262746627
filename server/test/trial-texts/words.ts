import { partOf, type Part } from './parts.ts'

// What is put into the slots. Every list is cut in two by the hash of the word; the rules are made from one half.

const words = (list: string) => list.split(/\s+/).filter((word) => word !== '')

/** Surnames by how many people bear them, as Faker lists them (locale zh_CN, MIT), then rarer ones. */
const surnames = words(
  `王 李 张 刘 陈 杨 黄 吴 赵 周 徐 孙 马 朱 胡 林 郭 何 高 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 潘 田 董 袁 于 余 叶 蒋
  杜 苏 魏 程 吕 丁 沈 任 姚 卢 傅 钟 姜 崔 谭 廖 范 汪 陆 金 石 戴 贾 韦 夏 邱 方 侯 邹 熊 孟 秦 白 江 阎 薛 尹 段 雷 黎 史 龙 陶
  贺 顾 毛 郝 龚 邵 万 钱 严 赖 覃 洪 武 莫 孔 汤 向 常 温 康 施 文 牛 樊 葛 邢 安 齐 易 乔 伍 庞 颜 倪 庄 聂 章 鲁 岳 翟 殷 詹 申
  欧 耿 关 兰 焦 俞 左 柳 甘 祝 包 宁 尚 符 舒 阮 柯 纪 梅 童 凌 毕 单 季 裴 霍 涂 成 苗 谷 盛 曲 翁 冉 骆 蓝 路 游 辛 靳 管 柴 蒙`,
)
const rareSurnames = words(
  '逄 昝 綦 郄 仉 妫 亓 佴 郏 麴 逯 邸 晁 芮 阙 戈 狄 鹿 蔺 展 揣 粟 冼 茹 银 敬 隆 邰 闻 占 库 尧 寸 揭 丘 沃 盖 铁 禹 巨 由 海',
)
const doubleSurnames = words(
  '欧阳 上官 司马 诸葛 慕容 令狐 皇甫 尉迟 东方 司徒 夏侯 端木 公孙 轩辕 宇文 长孙 呼延 澹台 南宫 申屠 鲜于 闻人 赫连 钟离',
)
/** Given names of Faker (locale zh_CN, MIT) and others of our own, of all generations. */
const givenNames = words(
  `伟 强 磊 洋 勇 军 杰 涛 超 明 刚 平 辉 鹏 华 飞 鑫 波 斌 宇 浩 凯 健 俊 帆 帅 旭 宁 龙 林 欢 佳 阳 建华 亮 成 建 峰 建国 建军 晨
  瑞 志强 兵 雷 东 博 彬 坤 岩 文 利 楠 红霞 建平 芳 娜 敏 静 秀英 丽 艳 娟 霞 秀兰 燕 玲 桂英 丹 萍 红 玉兰 桂兰 英 梅 莉 秀珍
  婷 玉梅 玉珍 凤英 晶 玉英 颖 雪 慧 红梅 倩 琴 兰英 畅 云 洁 柳 淑珍 春梅 海燕 冬梅 秀荣 桂珍 莹 秀云 桂荣 秀梅 丽娟 婷婷 玉华
  琳 雪梅 淑兰 丽丽 玉 秀芳 欣 淑英 桂芳 丽华 丹丹 桂香 淑华 荣 秀华 桂芝 小红 金凤 瑜 桂花 璐 凤兰
  子轩 梓涵 欣怡 浩然 宇航 诗涵 雨桐 思源 一诺 奕辰 沐阳 可馨 佳琪 俊熙 若曦 梓萱 嘉怡 泽宇 语嫣 皓轩 艺涵 景行 知远 怀瑾
  国庆 卫东 援朝 跃进 爱民 振华 立新 永红 世杰 德福 广财 守义 长河 连生 满仓 有才 根生 来顺 大勇 二娃 玉山 金山 喜梅 素琴 翠花
  春生 秋菊 冬生 文静 文博 晓东 晓燕 小明 小龙 晓峰 志远 海涛 海峰 庆祥 庆林 宝山 宝玉 占军 占国 殿臣 凤山 凤霞 云飞 云鹏 家豪
  天佑 天宇 博文 博雅 雅琴 雅婷 美玲 美华 巧云 巧玲 芳芳 娜娜 甜甜 苗苗 圆圆 磊磊 洋洋 彤 萱 睿 桐 屿 澈 昊 淼 垚 喆 昕 珺 琪 蕾
  凌志 耀宗 光辉 光明 和平 胜利 向阳 学文 学军 忠诚 忠义 孝先 礼 义 廉 仁杰 仲谋 伯安 叔平 季青 玉环 貂 鸿儒 鸿飞 继业 承志`,
)
/** Names of Uyghurs, Kazakhs, Tibetans, Mongols, Koreans, Yi and others as they are written in Chinese. */
const minorityNames = words(
  `古丽米热·艾比布力 买买提·吐尔逊 阿卜杜热西提·艾力 阿依古丽·买买提 艾尔肯·吾守尔 帕提古丽·阿不都拉 吐尔逊江·依明 热依汗古丽·托合提
  玛依拉·哈斯木 努尔兰·叶尔肯 阿依达尔·木拉提 古力娜扎·拜合提亚尔 迪丽热巴·迪力木拉提 麦麦提明·图尔荪 阿迪力·吾休尔 塔吉古丽·萨吾提
  卓玛央金 扎西顿珠 仁青多吉 次仁旺堆 白玛措姆 索朗平措 格桑拉姆 丹增尼玛 达娃次仁 洛桑坚赞 才让卓玛 桑吉才旦 旦增曲珍 贡布扎西 德吉央宗 巴桑罗布
  乌兰托雅 巴特尔 其其格 斯琴高娃 阿拉坦仓 额尔敦巴雅尔 宝音德力格尔 萨仁图雅 呼日勒巴特尔 娜仁花 那日松 哈斯额尔德尼 苏日娜 乌云其木格 格日勒图 孟和巴图
  阿苏木呷 吉克伍加 沙马阿木 阿尔伍呷 曲比阿乌 马海木基 吉狄拉铁 阿卓色金 木乃伍合 阿库尔布
  朴正花 朴成哲 崔龙洙 金春姬 太英顺 玄明哲 南香兰 方贞淑 许英子 全京爱`,
)
/** Names of foreigners, in Chinese and in Latin letters. */
const foreignNames = words(
  `迈克尔·约翰逊 安娜·伊万诺娃 彼得·穆勒 玛丽亚·冈萨雷斯 大卫·威廉姆斯 索菲娅·罗西 谢尔盖·彼得罗夫 卡洛斯·门德斯 艾米丽·布朗 托马斯·施密特
  让·杜邦 法蒂玛·哈桑 奥列格·库兹涅佐夫 汉娜·林德斯特伦 佐藤健一 田中美咲 铃木太郎 高桥由美子 渡边直树 山本惠子 金正民 阮氏兰 阮文雄 黎氏秋
  John_Smith Michael_Johnson Anna_Ivanova Maria_Gonzalez David_Williams Emily_Brown Thomas_Schmidt Peter_O'Neill Sergey_Petrov Kim_Minjun Nguyen_Van_Hung Fatima_Hassan`,
).map((name) => name.replaceAll('_', ' '))

const firmWords = words(
  '红日 宏达 鑫源 永盛 金马 华联 天成 百汇 昌隆 瑞祥 万家 亿佳 恒通 博雅 众合 启明 盛世 丰泽 吉星 顺达 安泰 康宁 和美 悦来 同德 雅居 佳和 文华 云鹤 高远 常春 石头记 张记 王府 李宁',
)
const trades = words(
  '商贸有限公司 餐饮管理有限公司 健身服务有限公司 美容咨询有限公司 再生资源有限公司 汽车销售服务有限公司 家政服务有限公司 教育科技有限公司 国际经济技术合作有限公司 拍卖有限公司 石油销售有限公司 典当有限责任公司 物流股份有限公司 电子商务有限公司 连锁超市有限公司',
)
const shopTails = words(
  '便利店 美发店 健身馆 小吃店 洗车行 烘焙坊 养生馆 干洗店 宠物店 文具店 摄影工作室 烧烤店 家电维修部 五金商行 母婴生活馆 粮油经营部',
)
const counties = words(
  '铁西区 铁东区 梨树县 伊通满族自治县 双辽市 朝阳区 宽城区 南关区 公主岭市 高新区',
)
const roads = words(
  '英雄大街 北一马路 南迎宾街 中央西路 公园北街 站前路 烟厂路 紫气大路 海丰大街 新华大街 仁兴街 平西街 人民路 建设路 解放大路 康平街 文化路 东风路 和平大街 长江路 幸福街 胜利巷 青年路 滨河南路',
)
const estates = words(
  '阳光花园小区 御景嘉园 金河湾 万兴家园 翰林苑 锦绣江南 书香门第 恒大绿洲 碧水云天 康居新村 市政府家属楼 铁路宿舍 盛世华庭 星河公寓 水岸名邸 东方新城 领秀城 蓝山雅苑 香榭丽舍 保利罗兰香谷',
)
const townships = words(
  '叶赫满族镇 郭家店镇 十家堡镇 喇嘛甸镇 平西乡 城东乡 山门镇 石岭镇 条子河街道 四马路街道 孟家岭镇 榆树台镇',
)
const villages = words(
  '前马家村 团结村 张家窝堡屯 靠山屯 三道村 二龙湖村 腰岗子屯 北老壕村 獾子洞屯 西长发村 小城子村 太平沟',
)
const schools = words(
  '四平市第三中学 铁西区英雄街小学 实验小学 第一高级中学 育才双语学校 北门里小学 梨树县第二实验小学 外国语学校 四马路小学 第十七中学 蓓蕾幼儿园 师范学院附属小学 职业教育中心 阳光幼儿园',
)
const illnesses = words(
  '高血压 糖尿病 乙型肝炎 肺结核 抑郁症 精神分裂症 腰椎间盘突出 冠心病 脑梗死 乳腺癌 白血病 癫痫 肾衰竭 哮喘 甲状腺结节 过敏性皮炎 接触性皮炎 自闭症 骨折 胃溃疡 类风湿关节炎 艾滋病 梅毒 孕八周流产 多动症',
)
const goods = words(
  '保健食品 纯净水 电动自行车 白酒 一次性餐盒 护肤套装 轮胎 打印纸 红参 大豆油 手机壳 净水机 月饼礼盒 机油滤清器 校服 石榴',
)
const laws = words(
  '单用途商业预付卡管理办法（试行） 行政处罚法 报废机动车回收管理办法 家庭服务业管理暂行办法 商业特许经营管理条例 拍卖法 成品油流通管理办法 零售商促销行为管理办法 汽车销售管理办法 对外劳务合作管理条例',
)
const bureaus = words(
  '四平市商务局 铁西区市场监督管理局 四平市公安局 梨树县商务局 吉林省商务厅 四平市人民政府 铁东区人民法院 四平市税务局',
)
const banks = words(
  '中国工商银行四平分行 吉林银行铁西支行 中国农业银行英雄支行 中国建设银行站前支行 邮储银行四马路营业所',
)

const halfOf = (list: readonly string[], part: Part) => list.filter((word) => partOf(word) === part)

/** The lists of one part. */
export function wordsOf(part: Part) {
  const half = (list: readonly string[]) => halfOf(list, part)
  return {
    surnames: half(surnames),
    rareSurnames: half(rareSurnames),
    doubleSurnames: half(doubleSurnames),
    givenNames: half(givenNames),
    minorityNames: half(minorityNames),
    foreignNames: half(foreignNames),
    firmWords: half(firmWords),
    trades: half(trades),
    shopTails: half(shopTails),
    counties: half(counties),
    roads: half(roads),
    estates: half(estates),
    townships: half(townships),
    villages: half(villages),
    schools: half(schools),
    illnesses: half(illnesses),
    goods: half(goods),
    laws,
    bureaus,
    banks,
  }
}
export type TrialWords = ReturnType<typeof wordsOf>
