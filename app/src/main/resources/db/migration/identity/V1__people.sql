create schema if not exists identity;

create table identity.resident (
    id uuid primary key,
    phone_digest bytea not null unique,
    profile bytea not null,
    synthetic boolean not null default false,
    created_at timestamptz not null
);

create table identity.sign_in_code (
    id uuid primary key,
    phone_digest bytea not null,
    code_digest bytea not null,
    tries_left int not null check (tries_left >= 0),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index sign_in_code_recent on identity.sign_in_code (phone_digest, created_at desc);

create table identity.sandbox_sms (
    id bigint generated always as identity primary key,
    phone text not null,
    text text not null,
    at timestamptz not null
);

create table identity.staff (
    id uuid primary key,
    username text not null unique,
    name text not null,
    agency text not null,
    password_hash text not null,
    active boolean not null default true,
    synthetic boolean not null default false
);

-- Spring Session's own shape (its schema-postgresql.sql), in this module's schema.
create table identity.session (
    primary_id char(36) not null primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index session_expiry on identity.session (expiry_time);
create index session_principal on identity.session (principal_name);

create table identity.session_attributes (
    session_primary_id char(36) not null references identity.session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
