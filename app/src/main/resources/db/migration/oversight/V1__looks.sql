create schema if not exists oversight;

-- How far the log has been read: the number of the next leaf. Leaves have no gaps and never move.
create table oversight.place (
    only_row boolean primary key default true check (only_row),
    next_leaf bigint not null
);
insert into oversight.place (next_leaf) values (0);

-- The trail once more, for searching and counting: its indexes cost a request nothing, for they are filled beside it.
create table oversight.trail (
    entry bigint primary key,
    at timestamptz not null,
    actor uuid not null,
    subject uuid,
    record text not null,
    act text not null,
    -- by somebody of the staff at another person's record
    is_look boolean not null
);
create index trail_by_time on oversight.trail (at desc, entry desc);
create index trail_by_actor on oversight.trail (actor, at desc, entry desc);
create index trail_by_record on oversight.trail (record, at desc, entry desc);
create index trail_looks on oversight.trail (actor, at, subject) where is_look;

-- How many different people somebody looked at on a day of the city, and in its busiest hour.
create table oversight.day_of_looks (
    actor uuid not null,
    day date not null,
    agency text not null,
    people int not null,
    busiest_hour int not null,
    primary key (actor, day)
);
create index day_of_looks_agency on oversight.day_of_looks (agency, day);

-- Unusual looks of one person at one person on one day; at no one in particular when it is their number that is unusual.
create table oversight.flag (
    id uuid primary key,
    actor uuid not null,
    agency text not null,
    subject uuid,
    day date not null,
    state text not null,
    raised_at timestamptz not null,
    changed_at timestamptz not null,
    unique nulls not distinct (actor, subject, day)
);
create index flag_of_agency on oversight.flag (agency, id desc);
create index flag_of_actor on oversight.flag (actor, id desc);
create index flag_waiting on oversight.flag (agency, state) where state in ('OPEN', 'EXPLAINED', 'PASSED_ON');

create table oversight.flag_look (
    flag uuid not null references oversight.flag (id),
    rule text not null,
    entry bigint not null,
    primary key (flag, rule, entry)
);
create index flag_look_entry on oversight.flag_look (entry);

-- What was said and judged, append-only; the words are sealed under the key of whom they are about.
create table oversight.step (
    flag uuid not null references oversight.flag (id),
    sequence int not null,
    act text not null,
    by uuid not null,
    by_name text not null,
    at timestamptz not null,
    sealed_for uuid not null,
    words bytea not null,
    primary key (flag, sequence)
);
create function oversight.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was said of a look is append-only';
end $$;
create trigger step_is_append_only before update or delete on oversight.step
    for each row execute function oversight.refuse_change();

-- By what members of staff are recognised as residents, as they declared it to the security administrator: digests only.
create table oversight.declared (
    staff uuid not null,
    mark text not null,
    digest text not null,
    declared_at timestamptz not null,
    primary key (staff, mark)
);

-- People every look at whom is examined.
create table oversight.protected_person (
    person uuid primary key,
    kind text not null,
    why bytea not null,
    since timestamptz not null
);
