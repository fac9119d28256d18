-- Each job, vehicle and tour belongs to one carrier (reference to its Organization). Until now there was one fleet and
-- with it one carrier for all rows; the operator names it by medhub.transport.first-carrier.
alter table transport_job add column carrier text not null default '${firstCarrier}';
alter table vehicle add column carrier text not null default '${firstCarrier}';
alter table tour add column carrier text not null default '${firstCarrier}';

alter table transport_job alter column carrier drop default;
alter table vehicle alter column carrier drop default;
alter table tour alter column carrier drop default;

create index transport_job_unplanned on transport_job (carrier) where state = 'UNPLANNED';
