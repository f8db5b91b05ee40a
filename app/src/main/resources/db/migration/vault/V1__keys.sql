create schema if not exists vault;

-- One row: a fingerprint of the master key this database was sealed with. The key itself is never here.
create table vault.master_key (
    only_row boolean primary key default true check (only_row),
    fingerprint bytea not null,
    created_at timestamptz not null default now()
);

create table vault.subject_key (
    subject uuid primary key,
    wrapped bytea not null,
    created_at timestamptz not null default now()
);
