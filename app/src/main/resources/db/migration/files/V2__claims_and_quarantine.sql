-- Which bytes, what a scanner said, what the sender called it, and since when nobody has needed it.
-- "infinity": not known yet. Rows from before, and those a node of the previous version still writes, have it until
-- whoever needs them has said so.
alter table files.file
    add column blob text,
    add column preview text,
    add column pages int not null default 1,
    add column notes text not null default '',
    add column name bytea,
    add column scan text not null default 'UNSCANNED' check (scan in ('UNSCANNED', 'WAITING', 'CLEAN', 'INFECTED')),
    add column scan_after timestamptz not null default now(),
    add column scan_tries int not null default 0,
    add column idle_since timestamptz not null default 'infinity';

-- A name is used once and never again, so a late deletion can hit nothing that came after it. Old rows go by their address.
create unique index file_blob on files.file (coalesce(blob, address));
create index file_preview on files.file (preview) where preview is not null;
create index file_idle on files.file (kind, idle_since);
create index file_waiting on files.file (scan_after) where scan = 'WAITING';

-- The row cannot go while a claim is there: the foreign key keeps what somebody needs, whatever a sweep believes.
create table files.claim (
    file uuid not null references files.file (id),
    holder text not null,
    claimed_at timestamptz not null,
    primary key (file, holder)
);
create index claim_holder on files.claim (holder);

create table files.usage (
    subject uuid not null,
    day date not null,
    uploads int not null,
    bytes bigint not null,
    primary key (subject, day)
);
create index usage_day on files.usage (day);

-- Where the bytes are, so that no node looks for them elsewhere.
create table files.home (
    single boolean primary key default true check (single),
    place text not null
);
