-- Whom a person was shown within the last ten minutes, so that a page that reloads by itself is reported once.
create table shown_patient (
    person   text        not null,
    patient  text        not null,
    shown_at timestamptz not null,
    primary key (person, patient)
);
