-- How much lift, ramp and crew bear, and what a patient weighs (dispatch, rule 33); 0: nobody said.
alter table vehicle       add column lift_kilograms    integer not null default 0;
alter table vehicle       add column carry_kilograms   integer not null default 0;
alter table tour          add column lift_kilograms    integer not null default 0;
alter table tour          add column carry_kilograms   integer not null default 0;
alter table transport_job add column patient_kilograms integer not null default 0;
