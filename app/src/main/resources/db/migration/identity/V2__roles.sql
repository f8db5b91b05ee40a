-- What a member of staff may do, for which agency, from when until when.
create table identity.staff_role (
    staff uuid not null references identity.staff (id),
    agency text not null,
    role text not null,
    valid_from timestamptz not null,
    valid_until timestamptz,
    primary key (staff, agency, role, valid_from),
    check (valid_until is null or valid_until > valid_from)
);

-- Everybody there was before roles was an officer of their agency.
insert into identity.staff_role (staff, agency, role, valid_from)
select id, agency, 'OFFICER', timestamptz '2026-11-21 00:00+08' from identity.staff;
