-- A case whose time is over goes as a whole. What is left says that there was one, when it went and by which rule; nothing of a person.
create table cases.forgotten (
    case_id uuid primary key,
    rule text not null,
    forgotten_at timestamptz not null,
    tx xid8 not null
);

-- Only a case that has ended is forgotten, and the row opens it for its own transaction alone, whatever was written into it.
create function cases.begin_forgetting() returns trigger language plpgsql as $$
begin
    perform from cases.case_row where id = new.case_id and turn = 'NOBODY' for update;
    if not found then
        raise exception 'only a case that has ended is forgotten';
    end if;
    new.tx := pg_current_xact_id();
    return new;
end $$;
create trigger forgotten_begins before insert on cases.forgotten
    for each row execute function cases.begin_forgetting();

-- All of it or nothing: while anything of the case is left, the transaction cannot be committed. So nobody takes a single action away.
create function cases.end_forgetting() returns trigger language plpgsql as $$
begin
    if exists (select from cases.case_row where id = new.case_id)
       or exists (select from cases.booking where case_id = new.case_id)
       or exists (select from cases.draft where lodged_as = new.case_id) then
        raise exception 'a case is forgotten as a whole';
    end if;
    return null;
end $$;
create constraint trigger forgotten_ends after insert on cases.forgotten deferrable initially deferred
    for each row execute function cases.end_forgetting();

create trigger forgotten_is_append_only before update or delete on cases.forgotten
    for each row execute function cases.refuse_change();
create trigger forgotten_is_never_emptied before truncate on cases.forgotten
    for each statement execute function cases.refuse_change();

-- No other case takes the place of one that is gone.
create function cases.refuse_return() returns trigger language plpgsql as $$
begin
    if exists (select from cases.forgotten where case_id = new.id) then
        raise exception 'a forgotten case does not come back';
    end if;
    return new;
end $$;
create trigger case_row_does_not_come_back before insert on cases.case_row
    for each row execute function cases.refuse_return();

-- As before (V11), and one more: rows of a case that is being forgotten in this very transaction are let go.
create or replace function cases.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'action' then
        if old.sealed_actor is null and new.sealed_actor is not null and old.actor_name <> '' and new.actor_name = ''
           and old.actor_kind in ('REPRESENTATIVE', 'CLERK')
           and (new.case_id, new.sequence, new.type, new.actor_kind, new.actor, new.at, new.data)
               = (old.case_id, old.sequence, old.type, old.actor_kind, old.actor, old.at, old.data) then
            return new;
        end if;
    end if;
    if tg_op = 'DELETE' and tg_table_name in ('action', 'paper') then
        if exists (select from cases.forgotten where case_id = old.case_id and tx = pg_current_xact_id()) then
            return old;
        end if;
    end if;
    raise exception 'actions are append-only';
end $$;

-- What has ended, service by service in the order it ended: each service is kept for its own time.
create index case_row_ended on cases.case_row (service, changed_at, id) where turn = 'NOBODY';

-- A case that is needed longer than its time, such as for a court; why is sealed.
create table cases.preserved (
    case_id uuid primary key references cases.case_row (id),
    agency text not null,
    until date not null,
    sealed_for uuid not null,
    why bytea not null,
    set_by uuid not null,
    set_by_name text not null,
    set_at timestamptz not null
);
create index preserved_of_agency on cases.preserved (agency, until, case_id);
