-- Steps that arrive late are taken; what was signed for a step that could not be taken stays.
alter table transport_job add column former_tours text not null default '';
alter table transport_job add column called_back_at timestamptz;

create table kept_proof (
    step_id          uuid primary key,
    job_id           text        not null,
    driver           text        not null,
    receiver         text        not null,
    signature        bytea       not null,
    relation         text,
    identity         text,
    second_name      text,
    second_signature bytea,
    at               timestamptz not null,
    heard            timestamptz not null
);
create index kept_proof_job on kept_proof (job_id);

-- A delivery is held whether it has a label or not.
create table cold_hold (
    job_id      text primary key,
    held_at     timestamptz,
    released_at timestamptz
);
insert into cold_hold (job_id, held_at, released_at)
    select job_id, held_at, released_at from parcel where held_at is not null or released_at is not null;
alter table parcel drop column held_at;
alter table parcel drop column released_at;

-- In which order readings and hand-overs were heard of.
alter table temperature add column heard timestamptz;
update temperature set heard = at;
alter table temperature alter column heard set not null;

-- A second attempt keeps its time, unless its order was withdrawn.
alter table transport_job add column again_start timestamptz;
alter table transport_job add column again_end timestamptz;
alter table transport_job add column withdrawn boolean not null default false;
