-- What a vehicle costs its carrier, in cents (planning, rule 15); 0: nobody said.
alter table vehicle add column cost_per_use       integer not null default 0;
alter table vehicle add column cost_per_hour      integer not null default 0;
alter table vehicle add column cost_per_kilometre integer not null default 0;
alter table tour    add column cost_per_use       integer not null default 0;
alter table tour    add column cost_per_hour      integer not null default 0;
alter table tour    add column cost_per_kilometre integer not null default 0;
-- The only condition that the nearest vehicle does not meet (dispatch, rule 21).
alter table transport_job add column refusal_lacks text;
