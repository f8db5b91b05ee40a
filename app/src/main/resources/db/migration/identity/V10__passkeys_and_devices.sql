-- What WebAuthn needs to know of a passkey; the key that signs never leaves the resident's device.
create table identity.passkey (
    id uuid primary key,
    resident uuid not null references identity.resident (id),
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
create index passkey_of_resident on identity.passkey (resident, created_at);

-- A challenge is used once, on whichever node; whoever is not signed in needs no session for it.
create table identity.passkey_challenge (
    id uuid primary key,
    resident uuid,
    challenge bytea not null,
    expires_at timestamptz not null
);
create index passkey_challenge_expiry on identity.passkey_challenge (expires_at);

-- Devices a resident has come in with, by a digest of the mark in their cookie.
create table identity.device (
    resident uuid not null references identity.resident (id),
    device_digest bytea not null,
    description text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (resident, device_digest)
);

-- Where a code was asked for: limits by address and device hold on all nodes, and neither is kept in clear.
alter table identity.sign_in_code add column address_digest bytea;
alter table identity.sign_in_code add column device_digest bytea;
create index sign_in_code_by_address on identity.sign_in_code (address_digest, created_at);
create index sign_in_code_by_device on identity.sign_in_code (device_digest, created_at);
