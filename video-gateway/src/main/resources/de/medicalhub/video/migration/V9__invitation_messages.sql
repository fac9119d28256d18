-- Invitations that the hub sends by itself (package consultation, rule 15). The address goes as soon as the message is sent or
-- given up; the link is made at the moment of sending, and its secret stands nowhere.
create table invitation_message (
    id             uuid primary key,
    appointment_id varchar(64)  not null references consultation on delete cascade,
    channel        varchar(5)   not null check (channel in ('MAIL', 'SMS')),
    address        varchar(254) not null,
    language       varchar(2)   not null check (language in ('de', 'en')),
    consent        boolean      not null check (consent),
    asked_by       char(64)     not null,
    asked_at       timestamptz  not null,
    state          varchar(8)   not null check (state in ('WAITING', 'SENT', 'FAILED', 'REPLACED')),
    settled_at     timestamptz,
    version        integer      not null,
    check ((state = 'WAITING') = (address <> ''))
);
create index invitation_message_by_appointment on invitation_message (appointment_id);

-- For which message a link was made: an attempt ends the links of its own attempts before, and no other.
alter table invitation add column message_id uuid;

-- Whose practices it is, comma separated: the operator may let all media of an organisation go through the relay (package relay, rule 5).
alter table consultation add column practice_organizations text not null default '';
