-- Publishing must take the reporter's name out of every text, whoever publishes. The office role gets the
-- sealed bytes of a case of its own agency; what they say is known only with the key outside the database.
create function casework.sealed_informant(wanted uuid) returns bytea
language sql stable security definer set search_path = pg_catalog as $$
  select sealed from casework.informant
  where case_id = wanted and agency_id = platform.current_agency()
$$;
comment on function casework.sealed_informant is
  '举报人信息的密文：公示前隐去和泄漏检查用，人不经过它读到明文';
revoke execute on function casework.sealed_informant from public;
grant execute on function casework.sealed_informant to zhaofa_office;
