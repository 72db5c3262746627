-- 卷内文件目录 gives every piece of evidence its pages, which the system counts when the file arrives.
alter table casework.upload add column pages integer check (pages > 0);
comment on column casework.upload.pages is
  '文件的页数：图片一页，PDF 按其页数；没有页（录音录像）或者没有数出的为空';
