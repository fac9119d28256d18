-- Whom the patient may ring up: the practice's name and phone as FHIR told them last.
alter table consultation add column practice_name varchar(200) not null default '';
alter table consultation add column practice_phone varchar(50) not null default '';
