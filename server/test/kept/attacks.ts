import { fault, otherHash, row, type Attack } from './attack.ts'
import { onSignatures } from './attacks-on-signatures.ts'

const decided = `(select case_id, version from casework.case_event where type = 'DecisionIssued' order by case_id limit 1)`
const aDecision = `kind = 'case-event' and (public_id, sequence) = (select case_id::text, version from casework.case_event where type = 'DecisionIssued' order by case_id limit 1)`
const cheaper = `update casework.case_event set body = jsonb_set(body, '{draft,penalty,fineFen}', '100'), by_name = '别人' where (case_id, version) = ${decided};`
const aPaper = `(select id from casework.document where serial is not null order by serial limit 1)`

/** Events, papers and publications: facts of the log. */
const onFacts: readonly Attack[] = [
  {
    what: 'change an event',
    by: 'superuser',
    attack: cheaper,
    names: fault('source-changed', { kind: 'case-event', changed: ['by', 'event'] }),
    says: 'casework.case_event',
  },
  {
    what: 'delete a middle event',
    by: 'superuser',
    attack: `delete from casework.case_event where (case_id, version) = ${decided}`,
    names: fault('source-missing', { kind: 'case-event' }),
    says: '业务数据被删除',
  },
  {
    what: 'delete the newest event with its opening',
    by: 'superuser',
    attack: `with newest as (delete from casework.case_event e where version = (select max(version) from casework.case_event n where n.case_id = e.case_id) returning case_id, version)
      delete from ledger.opening where kind = 'case-event' and (public_id, sequence) in (select case_id::text, version from newest)`,
    names: fault('opening-missing'),
    says: '账本中有条目而没有记录',
  },
  {
    what: 'swap two events with their openings',
    by: 'superuser',
    attack: `update casework.case_event set version = 9999 where version = 2;
      update casework.case_event set version = 2 where version = 3; update casework.case_event set version = 3 where version = 9999;
      update ledger.opening set sequence = 999999 where kind = 'case-event' and sequence = 2;
      update ledger.opening set sequence = 2 where kind = 'case-event' and sequence = 3;
      update ledger.opening set sequence = 3 where kind = 'case-event' and sequence = 999999`,
    names: fault('opening-changed', { kind: 'case-event' }),
    says: '记录被改动',
  },
  {
    what: 'rewrite event and opening, leave the log',
    by: 'superuser',
    attack: `${cheaper} update ledger.opening set content = replace(content, '"by":{', '"by":{"x":1,') where ${aDecision}`,
    names: fault('opening-changed', { kind: 'case-event' }),
    says: 'ledger.opening',
  },
  {
    what: 'replace a PDF and its hash',
    by: 'superuser',
    attack: `update casework.document set sha256 = (select sha256 from casework.upload limit 1) where id = ${aPaper}`,
    names: fault('source-changed', { kind: 'document', changed: ['sha256'] }),
    says: 'casework.document',
  },
  {
    what: 'change a published decision',
    by: 'superuser',
    attack: `update publication.notice set body = replace(body, '四平', '长春') where public_id = 'drilled-notice' and version = 2`,
    names: fault('source-changed', { kind: 'correction', publicId: 'drilled-notice' }),
    says: 'publication.notice',
  },
  {
    what: 'delete restricted reads',
    by: 'superuser',
    attack: `delete from casework.restricted_read`,
    names: fault('source-missing', { kind: 'restricted-read' }),
    says: 'casework.restricted_read',
  },
  {
    what: 'delete a sealed paper with its number',
    by: 'superuser',
    attack: `delete from casework.document where id = ${aPaper}`,
    names: fault('source-missing', { kind: 'document' }),
    says: '执法文书',
  },
  {
    what: 'add an event nobody recorded',
    by: 'superuser',
    attack: `insert into casework.case_event select case_id, 99, agency_id, type, body, at, by_id, by_name, approvals, confirmed_by from casework.case_event where (case_id, version) = ${decided}`,
    names: fault('source-not-recorded', { kind: 'case-event', sequence: 99 }),
    says: '业务数据没有存证记录',
  },
  {
    what: 'change an entry of the log',
    by: 'superuser',
    attack: `update ledger.leaf set leaf = replace(leaf, ' 20', ' 21') where idx = 40`,
    names: fault('entry-changed', { index: 40 }),
    says: 'ledger.leaf idx=40',
  },
  {
    what: 'change a tile',
    by: 'superuser',
    attack: `update ledger.tile set hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1) where level = 0 and idx = 0`,
    names: fault('tile-changed', { level: 0, index: 0 }),
    says: 'ledger.tile level=0 idx=0',
  },
  {
    what: 'change a rule (裁量基准)',
    by: 'superuser',
    attack: `update reference.rule_version set body = body || '{"forged": true}' where (rule_id, version) = (select rule_id, version from reference.rule_version order by rule_id limit 1)`,
    names: fault('source-changed', { kind: 'rule-change', changed: ['body'] }),
    says: 'reference.rule_version',
  },
  {
    what: 'erase an opening and rewrite its event',
    by: 'superuser',
    attack: `update ledger.opening set salt = null, content = null where ${aDecision}; ${cheaper}`,
    names: fault('erased-silently', { kind: 'case-event' }),
    says: '记录的内容被抹去，没有销毁记录',
  },
  {
    what: 'the same for a paper, its PDF and hash',
    by: 'superuser',
    attack: `update ledger.opening set salt = null, content = null where kind = 'document' and public_id = ${aPaper}::text;
      update casework.document set sha256 = ${otherHash} where id = ${aPaper}`,
    names: fault('erased-silently', { kind: 'document' }),
    says: '执法文书',
  },
  {
    what: 'the same for all records',
    by: 'owner',
    attack: `update ledger.opening set salt = null, content = null`,
    names: fault('erased-silently', { kind: 'publication' }),
    says: '没有销毁记录',
  },
  {
    what: 'change an answer to a letter',
    by: 'superuser',
    attack: `update casework.letter_event set body = jsonb_set(body, '{words}', '"不予受理"')`,
    names: fault('source-changed', { kind: 'letter-change', changed: ['event'] }),
    says: 'casework.letter_event',
  },
  {
    what: 'delete a 举报',
    by: 'superuser',
    attack: `delete from casework.letter_event; delete from casework.letter where kind <> 'consultation'`,
    names: fault('source-missing', { kind: 'system-event' }),
    says: 'casework.letter',
  },
  {
    what: 'change who checked a notice',
    by: 'superuser',
    attack: `update casework.notice_event set by_name = '别人' where type = 'NoticeChecked'`,
    names: fault('source-changed', { kind: 'notice-change', changed: ['by'] }),
    says: 'casework.notice_event',
  },
  {
    what: 'delete administrative changes',
    by: 'superuser',
    attack: `delete from identity.change where action = '变更角色'`,
    names: fault('source-missing', { kind: 'authority-change' }),
    says: 'identity.change',
  },
  {
    what: 'delete sign-ins',
    by: 'superuser',
    attack: `delete from identity.sign_in`,
    names: fault('source-missing', { kind: 'system-event' }),
    says: 'identity.sign_in',
  },
  {
    what: 'delete scans (亮证)',
    by: 'superuser',
    attack: `delete from publication.officer_scan`,
    names: fault('source-missing', { kind: 'system-event' }),
    says: 'publication.officer_scan',
  },
]

/** Rows that no fact repeats, past the triggers and through them. */
const onRows: readonly Attack[] = [
  {
    what: 'hide a decision (entry expired, listing deleted)',
    by: 'superuser',
    attack: `update publication.entry set status = 'expired', ended_on = '2026-11-30' where public_id = 'drilled-notice';
      delete from publication.listing where public_id = 'drilled-notice'`,
    names: row('row-changed', 'publication.entry', { changed: ['ended_on', 'status'] }),
    says: 'publication.entry',
  },
  {
    what: 'delete its listing only',
    by: 'superuser',
    attack: `delete from publication.listing where public_id = 'drilled-notice'`,
    names: row('row-missing', 'publication.listing'),
    says: 'drilled-notice',
  },
  {
    what: 'withdraw without a withdrawal',
    by: 'owner',
    attack: `update publication.entry set status = 'withdrawn', ended_on = '2026-11-30' where public_id = 'drilled-notice';
      delete from publication.listing where public_id = 'drilled-notice'`,
    names: row('row-by-owner', 'publication.entry', { by: 'zhaofa_owner' }),
    says: '由数据库账号 zhaofa_owner 写于',
  },
  {
    what: 'change rows of a published list, with its hash kept',
    by: 'superuser',
    attack: `update publication.list_version set rows = replace(rows, '12345', '13800000000')`,
    names: row('row-changed', 'publication.list_version', { changed: ['…'] }),
    says: 'publication.list_version',
  },
  {
    what: 'change a law text, with its hash kept',
    by: 'superuser',
    attack: `update publication.law_text set body = replace(body, '备案', '免于备案')`,
    names: row('row-changed', 'publication.law_text', { changed: ['…'] }),
    says: 'publication.law_text',
  },
  {
    what: 'change an article, with its hash kept',
    by: 'superuser',
    attack: `update publication.article_version set title = '紧急通知', body = replace(body, '"text":"', '"text":"收费')`,
    names: row('row-changed', 'publication.article_version', { changed: ['title', '…'] }),
    says: 'publication.article_version',
  },
  {
    what: 'put an older version of a corrected decision back',
    by: 'superuser',
    attack: `update publication.entry set version = 1 where public_id = 'drilled-notice'`,
    names: row('row-changed', 'publication.entry', { changed: ['version'] }),
    says: 'version',
  },
  {
    what: 'backdate a certificate',
    by: 'superuser',
    attack: `update identity.certificate set valid_from = valid_from - 400`,
    names: row('row-changed', 'identity.certificate', { changed: ['valid_from'] }),
    says: 'valid_from',
  },
  {
    what: 'grant oneself a role',
    by: 'superuser',
    attack: `insert into identity.person_role (person_id, agency_id, role) select person_id, agency_id, 'agency-head' from identity.person_role where role = 'officer' limit 1`,
    names: row('row-not-recorded', 'identity.person_role'),
    says: 'agency-head',
  },
  {
    what: 'delete what the party sees of readings',
    by: 'superuser',
    attack: `delete from publication.case_read`,
    names: row('row-missing', 'publication.case_read'),
    says: 'publication.case_read',
  },
  {
    what: 'change the rows behind statistics',
    by: 'superuser',
    attack: `update casework.decision set fine_fen = fine_fen + 1`,
    names: row('row-changed', 'casework.decision', { changed: ['fine_fen'] }),
    says: 'fine_fen',
  },
  {
    what: 'delete the rows behind statistics',
    by: 'superuser',
    attack: `delete from casework.decision`,
    names: row('row-missing', 'casework.decision'),
    says: 'casework.decision',
  },
  {
    what: 'change the list row of a case',
    by: 'owner',
    attack: `update casework.case_file set due_on = '2027-12-31'`,
    names: row('row-by-owner', 'casework.case_file'),
    says: 'casework.case_file',
  },
  {
    what: 'change what the party is told of its limits',
    by: 'superuser',
    attack: `update publication.case_progress set body = replace(body, '2026', '2025')`,
    names: row('row-changed', 'publication.case_progress'),
    says: 'publication.case_progress',
  },
  {
    what: 'change the content a paper is printed from',
    by: 'superuser',
    attack: `update casework.document set paper = paper || '{"title": "伪造"}' where id = ${aPaper}`,
    names: row('row-changed', 'casework.document', { changed: ['…'] }),
    says: 'casework.document',
  },
  {
    what: 'change the denominators',
    by: 'owner',
    attack: `update publication.decision_month set body = replace(body, '"made":1', '"made":0')`,
    names: row('row-by-owner', 'publication.decision_month'),
    says: 'publication.decision_month',
  },
  {
    what: 'change the officer check',
    by: 'superuser',
    attack: `update publication.officer set status = 'active', valid_to = '2099-12-31'`,
    names: row('row-changed', 'publication.officer'),
    says: 'publication.officer',
  },
  {
    what: 'change the agency’s telephone',
    by: 'superuser',
    attack: `update publication.agency set phone = '13800000000'`,
    names: row('row-changed', 'publication.agency', { changed: ['phone'] }),
    says: 'phone',
  },
]

/** Rows that are worked out from others. */
const onDerived: readonly Attack[] = [
  {
    what: 'change the index of the search',
    by: 'superuser',
    attack: `update publication.search_entry set body = '紧急通知：罚款请转账至个人账户' where kind = 'article'`,
    names: row('derived-changed', 'publication.search_entry'),
    says: '来源',
  },
  {
    what: 'let the search miss a decision',
    by: 'owner',
    attack: `delete from publication.posting where term = '罚款'`,
    names: row('derived-changed', 'publication.posting'),
    says: 'publication.listing',
  },
  {
    what: 'count published decisions otherwise',
    by: 'owner',
    attack: `update publication.tally set count = count + 1`,
    names: row('derived-changed', 'publication.tally'),
    says: 'publication.listing',
  },
  {
    what: 'make the numbers of papers begin again',
    by: 'owner',
    attack: `update casework.document_counter set last = 1 where word = '罚决'`,
    names: row('derived-changed', 'casework.document_counter'),
    says: 'word=罚决',
  },
]

/** What the checks themselves rest on. */
const onGuards: readonly Attack[] = [
  {
    what: 'make the check blind: the function that says the rows again says what the entries say',
    by: 'owner',
    attack: `create or replace function ledger.covered_rows() returns table (public_id text, content jsonb)
      language sql stable as $$ select distinct on (public_id) public_id, content::jsonb - 'by' from ledger.opening
        where kind = 'row-change' order by public_id, sequence desc $$;
      update publication.agency set phone = '13800000000'`,
    names: fault('function-changed', { name: 'ledger.covered_rows' }),
    says: 'ledger.covered_rows',
  },
  {
    what: 'switch a trigger off',
    by: 'owner',
    attack: `alter table publication.agency disable trigger row_recorded`,
    names: fault('trigger-off', { table: 'publication.agency', trigger: 'row_recorded' }),
    says: 'publication.agency',
  },
]

/** Everything that can be done in the database and undone, each found without anything from outside. */
export const attacks = [...onFacts, ...onRows, ...onDerived, ...onSignatures, ...onGuards]
