create schema if not exists files;

create table files.file (
    id uuid primary key,
    subject uuid not null,
    kind text not null,
    address text not null,
    media_type text not null,
    bytes bigint not null check (bytes >= 0),
    stored_at timestamptz not null,
    unique (subject, kind, address)
);
