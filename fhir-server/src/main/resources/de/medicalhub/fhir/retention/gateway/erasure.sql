-- What is deleted and still to be taken out of history and indexes. Run at each start; every statement may run again.
create table if not exists erasure_rest (
    reference text primary key,
    patient   text not null
);

create index if not exists erasure_rest_patient on erasure_rest (patient);

-- Few of the engine's resources are deleted, and each erasure looks at all of those.
create index if not exists hfj_resource_deleted on hfj_resource (res_id) where res_deleted_at is not null;

-- What was erased, by reference alone, in this order: the modules follow it and erase what they hold. It stays, so that a
-- module whose tables were brought back from a backup erases again.
create table if not exists erased_record (
    position  integer generated always as identity primary key,
    reference text not null
);
