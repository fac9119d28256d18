-- One-time codes on letters (feature letter). No code, no name and no date of birth can be read from a row: the code is
-- kept as its hash, the date as a proof and the name sealed, both with the code as key.
create table letter_code (
    hash       text        primary key,
    fhir_user  text        not null,
    role       text        not null,
    username   text        not null,
    proof      text        not null,
    sealed     text        not null,
    issued_by  text        not null,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    attempts   integer     not null default 0,
    used_at    timestamptz
);
create index letter_code_user on letter_code (fhir_user);
