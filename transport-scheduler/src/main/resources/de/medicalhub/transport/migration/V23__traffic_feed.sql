-- Slow and closed roads may also come from a configured feed (roads, rule 12); a dispatcher who says that one is over is right until it changes.
alter table slowdown add column of_feed boolean not null default false;
alter table slowdown add column ended_by text;
