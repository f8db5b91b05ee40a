create schema if not exists channels;

-- One row per resident, locked by whoever sends: so sequences become visible in their order, and "read up to 7" can
-- never cover a 6 that was committed later.
create table channels.mailbox (
    resident uuid primary key,
    last_sequence bigint not null
);

create table channels.notification (
    id uuid primary key,
    resident uuid not null,
    sequence bigint not null,
    sender_agency text not null,
    kind text not null,
    dedup_key text not null,
    -- sealed under the resident's key
    note bytea not null,
    link text not null,
    at timestamptz not null,
    read_at timestamptz,
    unique (resident, sequence),
    unique (resident, dedup_key)
);
create index notification_of_sender on channels.notification (resident, sender_agency, sequence desc);
create index notification_unread on channels.notification (resident, sender_agency) where read_at is null;
