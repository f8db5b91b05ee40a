-- Wrong proofs are counted by name, not by account: for a name nobody has the same is done as for one that is somebody's,
-- so that time tells nothing.
create table identity.staff_tries (
    name_digest bytea primary key,
    failures int not null,
    rests_until timestamptz,
    at timestamptz not null
);
create index staff_tries_age on identity.staff_tries (at);

-- When somebody left is in the audit trail.
alter table identity.staff drop column failures, drop column locked_until, drop column left_at;
drop index identity.staff_role_held;
