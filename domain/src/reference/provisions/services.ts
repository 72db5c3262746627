import { provisionsOf } from './place.ts'

export const recyclingRules = provisionsOf('再生资源回收管理办法', {
  '21': [
    '第二十一条 违反本办法第七条规定，由商务主管部门给予警告，责令其限期改正；逾期拒不改正的，可视情节轻重，对再生资源回收经营者处500元以上2000元以下罚款，并可向社会公告。',
  ],
})
