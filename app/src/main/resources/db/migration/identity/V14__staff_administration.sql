-- A member of staff comes in by a one-time link, sets a password and a second factor, and later leaves.
alter table identity.staff alter column password_hash drop not null;
alter table identity.staff
    add column left_at timestamptz,
    add column totp_secret bytea,
    -- The newest time step a code was accepted for: no code counts twice.
    add column totp_step bigint not null default 0,
    add column failures int not null default 0,
    add column locked_until timestamptz;
create index staff_role_held on identity.staff_role (role, agency);
create index staff_role_ending on identity.staff_role (valid_until) where valid_until is not null;

create table identity.staff_recovery_code (
    staff uuid not null references identity.staff (id),
    digest bytea not null,
    primary key (staff, digest)
);

create table identity.staff_link (
    digest bytea primary key,
    staff uuid not null references identity.staff (id),
    -- What the authenticator was offered, until it is confirmed by a code.
    totp_offer bytea,
    tries_left int not null default 10 check (tries_left >= 0),
    expires_at timestamptz not null
);
create index staff_link_of on identity.staff_link (staff);

create table identity.staff_challenge (
    id uuid primary key,
    staff uuid not null references identity.staff (id),
    tries_left int not null check (tries_left >= 0),
    expires_at timestamptz not null
);
create index staff_challenge_age on identity.staff_challenge (expires_at);
