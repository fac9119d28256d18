-- For how many walkers or folded wheelchairs there is room (planning, rule 3); each further one takes a seat.
alter table vehicle add column luggage_places integer not null default 0;
alter table tour    add column luggage_places integer not null default 0;
