-- How far the erasures of the FHIR server are followed (package consultation, rule 11).
create table erasure_mark (
    name     varchar(10) primary key,
    position integer not null
);
insert into erasure_mark (name, position) values ('fhir', 0);
