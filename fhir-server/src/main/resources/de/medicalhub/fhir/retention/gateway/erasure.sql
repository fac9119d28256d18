-- What is deleted and still to be taken out of history and indexes. Run at each start; every statement may run again.
create table if not exists erasure_rest (
    reference text primary key,
    patient   text not null
);

create index if not exists erasure_rest_patient on erasure_rest (patient);
