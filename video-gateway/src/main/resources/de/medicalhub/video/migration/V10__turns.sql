-- When a page came, counted over all nodes: what an older connection says again takes no place from a newer one (package signalling, rule 12).
create sequence present_page_turn;
alter table present_page add column turn bigint not null default 0;
