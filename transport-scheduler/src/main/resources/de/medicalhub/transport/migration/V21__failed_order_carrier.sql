-- Whose order it is, as far as it could be read: what is set aside is shown to that carrier's dispatchers (orders, rule 10).
alter table failed_order add column carrier text not null default '';
