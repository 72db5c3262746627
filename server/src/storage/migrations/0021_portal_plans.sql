-- The portal asks the same few statements over and over and prepares them (connect.ts). A plan made
-- once for all parameters is as good as one for each, provided it goes by index: the planner, not knowing
-- the words, would otherwise read the lists whole.
alter role zhaofa_portal set enable_seqscan = off;

comment on column publication.listing.terms is
  '检索词：正文分词；@ 当事人名称的相邻两字；# 筛选条件；#b 编号所在的块（每块 2048 件），用来先查最新的块';
