-- Whose which Subscription is. Run at each start; every statement may run again.
create table if not exists subscription_owner (
    subscription text primary key,
    account      text not null,
    roles        text not null,
    fhir_user    text not null
);
alter table subscription_owner add column if not exists scopes text not null default '';
