-- A member of staff's passkeys, beside password and authenticator; the key that signs never leaves the device.
create table identity.staff_passkey (
    id uuid primary key,
    staff uuid not null references identity.staff (id),
    credential_id bytea not null unique,
    public_key bytea not null,
    signature_count bigint not null,
    uv_initialized boolean not null,
    transports text not null,
    backup_eligible boolean not null,
    backup_state boolean not null,
    attestation bytea not null,
    label text not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null
);
create index staff_passkey_of on identity.staff_passkey (staff, created_at);

-- When somebody came in and by which proof, shown to them: a sign-in that was not theirs is seen by its owner first.
create table identity.staff_sign_in (
    staff uuid not null references identity.staff (id),
    at timestamptz not null,
    proof text not null,
    device text not null,
    primary key (staff, at)
);
create index staff_sign_in_age on identity.staff_sign_in (at);

-- A city has thousands of staff: the list goes on behind the last name shown, and finds a part of a name.
create index staff_by_standing on identity.staff (active, username);
create index staff_words on identity.staff using gin (username gin_trgm_ops, name gin_trgm_ops);
create index staff_role_at on identity.staff_role (agency, role, staff);
