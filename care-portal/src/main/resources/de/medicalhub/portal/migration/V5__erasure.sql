-- How far the erasures of the FHIR server are followed (feature erasure).
create table erasure_mark (
    name     text primary key,
    position integer not null
);
insert into erasure_mark (name, position) values ('fhir', 0);
