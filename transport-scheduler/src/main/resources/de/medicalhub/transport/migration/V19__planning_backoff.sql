-- A day that cannot be planned waits longer each time, so that it keeps no other from being planned (dispatch, rule 22).
alter table planning_wish add column attempts integer not null default 0;
alter table planning_wish add column not_before timestamptz not null default '-infinity';
