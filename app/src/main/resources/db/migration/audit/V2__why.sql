-- Acts of administration are about no person, and say why they were done.
alter table audit.entry alter column subject drop not null;
alter table audit.entry add column why text not null default '';
