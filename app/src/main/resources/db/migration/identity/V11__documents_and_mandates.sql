-- People without a phone: children, the old, whoever comes to a counter.
alter table identity.resident alter column phone_digest drop not null;

-- One person, one verified document: found by digest, sealed under the person's own key.
create table identity.document (
    resident uuid primary key references identity.resident (id),
    digest bytea not null unique,
    sealed bytea not null,
    verified_at timestamptz not null,
    source text not null
);

-- Who may act for whom. Whoever is asked by phone is found by its digest, so that asking tells nothing.
create table identity.mandate (
    id uuid primary key,
    kind text not null,
    state text not null,
    representative uuid not null references identity.resident (id),
    represented uuid references identity.resident (id),
    asked_phone bytea,
    services text[],
    until date not null,
    basis text not null,
    requested_at timestamptz not null,
    changed_at timestamptz not null,
    check (represented is not null or asked_phone is not null),
    check (represented is null or represented <> representative)
);
create index mandate_of_representative on identity.mandate (representative, state);
create index mandate_of_represented on identity.mandate (represented, state);
create index mandate_asked on identity.mandate (asked_phone) where state = 'REQUESTED';
