-- The audit trail: grows, never changes. Run at each start; every statement may run again.
create table if not exists audit_event (
    id       uuid primary key,
    recorded timestamptz not null,
    action   text not null,
    outcome  text not null,
    agent    text not null,
    patient  text,
    entities text[] not null,
    event    text not null
);

-- Rows of before have no digest; the first start with a chain makes its beginning of them.
alter table audit_event add column if not exists place bigint generated always as identity;
alter table audit_event add column if not exists purpose text;
alter table audit_event add column if not exists digest text;

-- The chain: a block for all rows that came within a second or so (decision 0060). Marks are place, id and digest of each.
create table if not exists audit_block (
    sequence   bigint primary key,
    last_place bigint not null,
    marks      bytea not null,
    hash       text not null
);
alter table audit_block alter column marks set storage external, alter column marks set statistics 0;
create index if not exists audit_block_last_place on audit_block (last_place);

-- Its beginning, of before there were blocks: one link for each row.
create table if not exists audit_seal (
    sequence bigint primary key,
    place    bigint not null unique,
    event_id uuid not null unique,
    digest   text not null,
    hash     text not null
);

-- Nothing is looked for by these: no statistics, which are costly for long texts.
alter table audit_event alter column event set statistics 0, alter column digest set statistics 0;

-- An event of some 2 kB is kept as it is: packing it to the half took a fifth of the time of putting it in.
alter table audit_event set (toast_tuple_target = 4080);

create unique index if not exists audit_event_place on audit_event (place);
create index if not exists audit_event_purpose on audit_event (purpose, recorded desc) where purpose is not null;
create index if not exists audit_event_recorded on audit_event (recorded desc);
create index if not exists audit_event_patient on audit_event (patient, recorded desc);
create index if not exists audit_event_agent on audit_event (agent, recorded desc);
create index if not exists audit_event_entities on audit_event using gin (entities);

create or replace function audit_event_stays() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create or replace trigger audit_event_stays
    before update or delete or truncate on audit_event
    for each statement execute function audit_event_stays();

revoke update, delete, truncate on audit_event from public, current_user;

create or replace trigger audit_seal_stays
    before update or delete or truncate on audit_seal
    for each statement execute function audit_event_stays();

revoke update, delete, truncate on audit_seal from public, current_user;

create or replace trigger audit_block_stays
    before update or delete or truncate on audit_block
    for each statement execute function audit_event_stays();

revoke update, delete, truncate on audit_block from public, current_user;

-- A node of an earlier version that still runs would go on with links behind which the blocks already are.
create or replace function audit_seal_ended() returns trigger language plpgsql as $$
begin
    raise exception 'the chain goes on in audit_block';
end
$$;

create or replace trigger audit_seal_ended
    before insert on audit_seal
    for each statement execute function audit_seal_ended();
