-- The address to which 双公示 is pushed is one of 本局规则 from now on: changed by two people and recorded. A token is
-- sealed for one address. What one person had set alone does not count any more.
delete from casework.report_endpoint;
comment on table casework.report_endpoint is
  '双公示推送的访问令牌；sealed 只对 url 这一个地址加密，地址在本局规则 pushAddress 里由两人变更';
