-- As what the person of a link takes part: the patient, or one more person (package consultation, rule 12).
alter table invitation add column side varchar(12) not null default 'PATIENT'
    check (side in ('PATIENT', 'RELATIVE', 'INTERPRETER', 'NURSE'));
-- Whose consultation it is, as a hash: who waits before whom is counted by it.
alter table consultation add column desk varchar(64) not null default '';
create index consultation_by_desk on consultation (desk);
