-- A 文号 is looked for by its year and serial too, 〔2026〕101号: its word is often left out or written without 字.
create index listing_number_tail on publication.listing (substr(number, strpos(number, '〔')));
