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

create index if not exists audit_event_recorded on audit_event (recorded desc);
create index if not exists audit_event_patient on audit_event (patient, recorded desc);
create index if not exists audit_event_agent on audit_event (agent, recorded desc);
create index if not exists audit_event_entities on audit_event using gin (entities);

create or replace function audit_event_stays() returns trigger language plpgsql as $$
begin
    raise exception 'audit_event is append-only';
end
$$;

create or replace trigger audit_event_stays
    before update or delete or truncate on audit_event
    for each statement execute function audit_event_stays();

revoke update, delete, truncate on audit_event from public, current_user;
