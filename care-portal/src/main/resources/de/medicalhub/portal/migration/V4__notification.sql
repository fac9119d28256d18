-- Who wants to be told of what, where and when. person is the FHIR resource of whoever is signed in.
create table notification_person (
    person     text primary key,
    language   text        not null,
    quiet_from time,
    quiet_to   time,
    digest_at  time,
    changed_at timestamptz not null
);

-- Nothing is sent to an address (e-mail, telephone) before its owner has entered the code that was sent there.
create table notification_address (
    person      text    not null,
    channel     text    not null,
    address     text    not null,
    verified_at timestamptz,
    code_hash   text,
    code_until  timestamptz,
    code_tries  integer not null default 0,
    primary key (person, channel)
);

-- How often somebody had a code sent, so that nobody fills other people's letter boxes.
create table notification_code (
    person  text        not null,
    sent_at timestamptz not null
);
create index notification_code_person on notification_code (person, sent_at);

create table notification_choice (
    person  text not null,
    channel text not null,
    purpose text not null,
    primary key (person, channel, purpose)
);

-- Browsers that receive web push.
create table notification_device (
    id          bigint generated always as identity primary key,
    person      text        not null,
    endpoint    text        not null unique,
    public_key  text        not null,
    auth_secret text        not null,
    label       text        not null,
    added_at    timestamptz not null
);
create index notification_device_person on notification_device (person);

-- How far the FHIR server's notices are read (the machine's time), and which have been seen.
create table notice_reading (
    name      text primary key,
    watermark timestamptz not null
);
create table notice_seen (
    key     text primary key,
    seen_at timestamptz not null
);

-- What somebody is told, once for each person, notice and channel; handed to the outbox when due (the hub's time).
create table notification (
    id          bigint generated always as identity primary key,
    person      text        not null,
    channel     text        not null,
    notice      text        not null,
    kind        text        not null,
    sender      text        not null,
    link        text        not null,
    occurred_at timestamptz not null,
    due_at      timestamptz not null,
    handed_at   timestamptz,
    unique (person, notice, channel)
);
create index notification_due on notification (due_at) where handed_at is null;
