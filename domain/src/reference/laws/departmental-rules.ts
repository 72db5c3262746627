import { instrument } from './instrument.ts'

/** 部门规章. Source K: dates of force to be confirmed. */
export const departmentalRules = [
  instrument({
    title: '商务行政处罚程序规定',
    kind: '部门规章',
    versions: [['商务部令2012年第6号', '2012-07-01', '2022-02-10']],
    repeal: [
      '2022-02-11',
      '商务部令2022年第1号',
      '应当直接适用行政处罚法和吉林省的规章，商务部行政处罚实施办法只适用于应当由商务部给予处罚的案件',
    ],
    source: 'S',
  }),
  instrument({
    title: '商务部行政处罚实施办法',
    kind: '部门规章',
    versions: [['商务部令2022年第1号', '2022-02-11', null]],
    source: 'S',
  }),
  instrument({
    title: '市场监督管理行政处罚信息公示规定',
    kind: '部门规章',
    versions: [['市场监管总局令第45号', '2021-09-01', null]],
    source: 'T',
  }),
  instrument({
    title: '信用修复管理办法',
    kind: '部门规章',
    versions: [['国家发展改革委令2025年第36号', '2026-04-01', null]],
    source: 'S',
  }),
  instrument({
    title: '失信行为纠正后的信用信息修复管理办法（试行）',
    kind: '部门规章',
    versions: [['国家发展改革委令第58号', '2023-05-01', '2026-03-31']],
    repeal: ['2026-04-01', '国家发展改革委令2025年第36号', '应当适用信用修复管理办法'],
    source: 'S',
  }),
  instrument({
    title: '单用途商业预付卡管理办法（试行）',
    kind: '部门规章',
    versions: [['商务部令2012年第9号（2016年修正）', '2012-11-01', null]],
    source: 'K',
  }),
  instrument({
    title: '家庭服务业管理暂行办法',
    kind: '部门规章',
    versions: [['商务部令2012年第11号', '2013-02-01', null]],
    source: 'K',
  }),
  instrument({
    title: '汽车销售管理办法',
    kind: '部门规章',
    versions: [['商务部令2017年第1号', '2017-07-01', null]],
    source: 'K',
  }),
  instrument({
    title: '零售商促销行为管理办法',
    kind: '部门规章',
    versions: [['商务部令2006年第18号', '2006-10-15', null]],
    source: 'K',
  }),
  instrument({
    title: '零售商供应商公平交易管理办法',
    kind: '部门规章',
    versions: [['商务部令2006年第17号', '2006-11-15', null]],
    source: 'K',
  }),
  instrument({
    title: '洗染业管理办法',
    kind: '部门规章',
    versions: [['商务部令2007年第5号', '2007-07-01', null]],
    source: 'K',
  }),
  instrument({
    title: '美容美发业管理暂行办法',
    kind: '部门规章',
    versions: [['商务部令2004年第19号', '2005-01-01', null]],
    source: 'K',
  }),
  instrument({
    title: '餐饮业经营管理办法（试行）',
    kind: '部门规章',
    versions: [['商务部令2014年第4号', '2014-11-01', '2025-06-14']],
    repeal: [
      '2025-06-15',
      '商务部、国家发展改革委令2025年第3号',
      '应当适用餐饮业促进和经营管理办法',
    ],
    source: 'S',
  }),
  instrument({
    title: '餐饮业促进和经营管理办法',
    kind: '部门规章',
    versions: [['商务部、国家发展改革委令2025年第3号', '2025-06-15', null]],
    source: 'S',
  }),
  instrument({
    title: '商务领域经营者使用、报告一次性塑料制品管理办法',
    kind: '部门规章',
    versions: [['商务部、国家发展改革委令2023年第1号', '2023-06-20', null]],
    source: 'S',
  }),
  instrument({
    title: '再生资源回收管理办法',
    kind: '部门规章',
    versions: [['商务部令2007年第8号', '2007-05-01', null]],
    source: 'K',
  }),
  instrument({
    title: '旧电器电子产品流通管理办法',
    kind: '部门规章',
    versions: [['商务部令2013年第1号', '2013-05-01', null]],
    source: 'K?',
  }),
  instrument({
    title: '家电维修服务业管理办法',
    kind: '部门规章',
    versions: [['商务部令2012年第7号', '2012-08-01', null]],
    source: 'K',
  }),
  instrument({
    title: '外商投资信息报告办法',
    kind: '部门规章',
    versions: [['商务部、市场监管总局令2019年第2号', '2020-01-01', null]],
    source: 'K',
  }),
  instrument({
    title: '成品油流通管理办法',
    kind: '部门规章',
    versions: [['商务部令2025年第4号', '2025-09-01', null]],
    source: 'S',
  }),
  instrument({
    title: '拍卖管理办法',
    kind: '部门规章',
    versions: [['商务部令2004年第24号（2019年修正）', '2005-01-01', null]],
    source: 'K',
  }),
  instrument({
    title: '二手车流通管理办法',
    kind: '部门规章',
    versions: [['商务部令2005年第2号（2017年修正）', '2005-10-01', null]],
    source: 'K',
  }),
]
