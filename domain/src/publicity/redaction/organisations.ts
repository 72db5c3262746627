/** What names of organisations end in, or bear before 分公司, （有限合伙）and the like. */
const organisation =
  /公司|集团|合作社|有限合伙|普通合伙|事务所|工作室|委员会|(?:店|部|社|厂|行|馆|坊|吧|院|校|园|所|站|场|局|会|室|铺|楼|城|屋|摊|棚|台|处|中心|银行|协会|超市|商场|酒家|美食|小吃|专柜|摊位|网吧|影城|会所|农场|牧场|林场|基地|医院|学校|大学|中学|小学|幼儿园|门诊|药房|大药房|加油站|汽修|修配|工程队|车队|经销处|服务区|政府|街道办)(?:[(（][^)）]{1,20}[)）])?$/

/** Whether a name is plainly that of an organisation; a name of anything else may be a person's. */
export function isPlainlyOrganisation(name: string): boolean {
  return organisation.test(name.trim())
}
