/**
 * Characters of given names. Counted in the dictionary of jieba (fxsj/jieba, MIT): of its 19 304 entries of two or
 * three characters that are tagged as persons (nr) and begin with one of the forty most frequent surnames, at
 * least thirty have a frequent one and at least four a rare one. Names of the last decades are few in it; their
 * characters were added by hand.
 */
const frequent = characters(
  `文国大家明德华之子军志生建靖平小光玉尔公元永人金过林蓉晓江海英中东云师天克春祥斯安太宗山道宝王伯老长龙忠世正庆仁民立学新俊一兵伟昌士三夫敏丽振良保武荣维清二成襄先秀祖杰义兴思福亚君峰兰贵刚芳梅
   达汉爷利飞红宏斐绍树拉少方松美宇廷见景瑞氏儿凤哥庄引继镇波和康相玲强才书贤恩宁连如南叔延真西里希心孝嘉守尼臣青斌承奇广敬顺鸿辉亮启慧朝洪高培权若仲阳基惠铁弟可秋鹏城卫进泉信特远雪健普诚友笑格智
   超入娘开丹布科时胜耀勇锡泰州传全章后彦泽僧尚燕来雄村治复涛白姐吉河应兄邦森善珍令桂素萍力香定卿博麟水锦礼乐领爱初帝发升同贞风坚浩总行寨石任木伦剑洛仪喜冲炳诗知富旭雷星用主上川起年罗雅卡勒马衡昭
   铭月望霞鹤凯虎四业堂逊兆加政听官经裕宋崇怀诺仙霖曾莉寿府皇阿闻龄恒莲纳登静显芬自鲁修冰乾岩万齐楚越汝至名毅丁威谦田刘勋佳塔常鸣婷倩娜璐颖莹琳怡萱梓涵轩宸妍彤雯菲蕊薇瑶媛玥钰悦姝婧皓昊睿喆煜烨泓
   逸澄宥沐桐朵语嫣芷珂妤芮婉娴岚茜蕾霏芙芸菁芊萌璇琦琪瑾璟珺淼鑫垚晟炜磊坤帅彬娟婵妮娥翠菊桃花杏枝芝珠银根满仓囤柱锁栓拴`,
)
const rare = characters(
  `亦曼源京扬奎梦陵李得孟命哲庭艳茂门桥侠双迪五厚原儒琴女通重直法理佩玄必郎瑜伊侯群九言盛钧宣欣隆代甫温佐备卓晋勤钟会润乃司秉冠尧史宪杨柏翰作依叹献百便监济纯封跃炎爵派昆栋妈周部声六辅化哈举乔县征
   岛存蒂塞湖图烈古策梁洁忙念锋奉掌遂转孙吴以钦益黄亲桢非多姊季纪宫瓦萨岳巍久朱丕奔豪婆问冬提亭圣焕注禹功郡碧又禄鼎丰孔渊则回聪傅头前诸御灵赫路北然表谷震堡分骏抚溪柳微雨魏朗驹竹韵乘合日蒙留嗣改营
   再攻岭战七姑占廉赛洲恭放甲统翔迎莱巴奥旗园怒实张允肯麦著贝麻训彪嘴屯惟校藻列农唐祯末端虹赞鱼凡黎旺湘洞宾者宜口仆慎柔背欲植翼台劲湾徽腾颜璋增辛亨沟典彩祺板联育运陈托区仕晶淳八站艾摇抢紫夏吾于体
   勃千辰孚好召毓藩燮伏胡妃姆神舍殿致荫观谢寅惊苌挺教集皮晴岗忽横赤干能临深戈祚庚努约铨范舜败尉尊豫渠弘督劝死肇阁记照竟调点桑米庙草率苏茶霍朴渡桓侍斋眉弼均豆莽毛兹纲晨首奏顿妹慈简默乡仰舒陆寺卒库
   果捷敦牛谏印穆索谋切外圆巨摩身觉徵解密驰抱标淮耶凌朋土殷述吓管茹内处医妙居虞宽葆带略蔚父恺瑛镜楼津关刀枫柜易充步洋精艺适浦母容潮象伐昂坝夷萧客式丝彝慕拔势制沛锐委环十骞续盘铎叶右灿衣巢工休舅槐
   执授椿焉药足两伸庵弗翊院余姬品嫂羽港愈左灭陶俭卢固坦操载皆坪淞争牧设甚钊介谟镖奶寒秦衍遇扶巡求霸男赵降宰嬷告啸绪鼐耳潜玛楠埃汗壮意采淇擒谕凝破喊让疾异习琼叫寄抗招映程熊积贯姨音瑟察影潭贺折冷咸
   众铸馨屏懿韩珩情迁芹边游骑律汤族粉尹崖筠辽巾峻绿露房嵩性选跳晃莫护轻垣迦服帕盖哉隐晏难黑眼答材霆野舟昕丘符第养半接池姓峡履绶彭往滨归纶耕桦逢遵雁节瓜展杜祠系尽猷骧硕梨沃班郭量阶围肃佛璞斗指媚鹃
   韶藏诏置镐祁球现钢沿幼轮收胤莺财鲸匡演申碑商娃肖墨火拜卜逵欢帮极箭序挥汜屁虚目地寻晔晖样离棠细谓乌浚想打皱瞅帆事匠霄骥别副完巧溥曹曜次病渝禅婴愚蜀画员字支铉浮阎韦烟袭呈计历唯奈号交流贻叙停叉旦
   度旋笙比浑澍舞兀圭琛当娅出际驱冶午炮滋狮丞室择赐取只夜早洙皋壁邺含练赢坡狗苗绣贴车近徐嘻变乙纬骅沪祝色胖术玮候誉确呆识下苑钱幸鹰岐圈须堪俐议何盈数忍模示鉴手奴去彰潇绳榜鸥棋结渔羲荃册翁规醒雍契
   邻鹿射颂拥期机禧熹晗铃尾唤镛郑考谱街径推今词锷贾差牙曙汁糖累添削淦绩妇悟空既沈姿鸟企喝娇押舫鄂辞畏瞎谨昀团伍墩椅网己恕效独汇煌腊葛塘靓摸速劫社猛鬼曰查严铜旨漪瞻洵砂宙榕菜随枪椒队吟拳翘脉散构峪
   庐予快罕揖咬舵欧曲衫形蜂鞍褚面蒿炅莎勺扎橙`,
)

/** Words of the language that stand beside names and never in them. */
const never = characters(
  '的了是在称说某与及被把对将等或不无未已也都就还到因此该各每您你我他她它们这那但且所',
)
/** Words that stand beside names as well as in them: 大为, 向东, 从军. */
const seldom = characters('为向从由其而并')

/** Words for things end in these, names hardly. */
const things = characters('费率额款税章案例证据照函项类件法')

function characters(list: string): ReadonlySet<string> {
  return new Set(list.replace(/\s/g, ''))
}

/** How well a character fits into a given name: 1 often, 0.5 at times, −0.5 hardly, −4 never. */
export function givenNameFit(character: string): number {
  if (never.has(character)) return -4
  if (seldom.has(character)) return -0.75
  if (things.has(character)) return -1.5
  return frequent.has(character) ? 1 : rare.has(character) ? 0.5 : -0.5
}
