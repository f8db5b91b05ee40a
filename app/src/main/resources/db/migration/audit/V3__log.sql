-- The transaction a row came with: rows of transactions that ended before every running one can be taken in their order,
-- without a hot row, and none that is committed late is ever missed.
alter table audit.entry add column tx xid8 not null default pg_current_xact_id();
create index entry_by_tx on audit.entry (tx, id);

-- The Merkle log over all rows (RFC 9162, section 2.1): which row is which leaf, and the hashes of whole subtrees.
create table audit.leaf (
    index bigint primary key,
    entry bigint not null unique references audit.entry (id),
    tx xid8 not null
);
create table audit.node (
    level int not null,
    index bigint not null,
    hash bytea not null,
    primary key (level, index)
);

-- What was signed and published (C2SP signed notes).
create table audit.checkpoint (
    size bigint primary key,
    made_at timestamptz not null,
    day date not null unique,
    note text not null
);

create trigger leaf_is_append_only before update or delete on audit.leaf
    for each row execute function audit.refuse_change();
create trigger node_is_append_only before update or delete on audit.node
    for each row execute function audit.refuse_change();
create trigger checkpoint_is_append_only before update or delete on audit.checkpoint
    for each row execute function audit.refuse_change();
