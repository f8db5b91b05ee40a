create schema if not exists web;

create table web.idempotency (
    owner uuid not null,
    operation text not null,
    key text not null,
    body_digest bytea not null,
    answer text,
    at timestamptz not null,
    primary key (owner, operation, key)
);
create index idempotency_age on web.idempotency (at);
