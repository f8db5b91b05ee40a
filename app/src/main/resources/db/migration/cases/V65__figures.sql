-- What has been counted of each case, line by line, in the transaction of the action it is counted for. A line names nobody; once its
-- case is gone it names no case either.
create table cases.tally (
    id bigint generated always as identity primary key,
    case_id uuid,
    sequence int not null,
    day date not null,
    agency text not null,
    service text not null,
    measure text not null,
    part text not null,
    amount int not null check (amount <> 0),
    folded boolean not null default false
);
create index tally_of_case on cases.tally (case_id) where case_id is not null;
-- Few at any time: what has not been added to the figures yet.
create index tally_to_fold on cases.tally (agency, day) where not folded;

create function cases.let_tallies_go() returns trigger language plpgsql as $$
begin
    delete from cases.tally where case_id = old.id and folded;
    update cases.tally set case_id = null where case_id = old.id;
    return null;
end $$;
create trigger tallies_lose_their_case after delete on cases.case_row
    for each row execute function cases.let_tallies_go();

-- The lines added up. Only one job adds, so nobody waits for a row; the days are for the last weeks, the months for ever.
create table cases.figure_of_day (
    agency text not null,
    day date not null,
    service text not null,
    measure text not null,
    part text not null,
    amount int not null,
    primary key (agency, day, service, measure, part) include (amount)
);
create index figure_of_day_old on cases.figure_of_day using brin (day);
create table cases.figure_of_month (
    agency text not null,
    month date not null check (extract(day from month) = 1),
    service text not null,
    measure text not null,
    part text not null,
    amount int not null,
    primary key (agency, month, service, measure, part) include (amount)
);
create index figure_of_month_whole on cases.figure_of_month (month);

-- How far the cases there are have been counted; from the beginning for those of before there were figures.
create table cases.recounted (
    one boolean primary key default true check (one),
    up_to uuid not null,
    finished_at timestamptz
);
insert into cases.recounted (up_to) values ('00000000-0000-0000-0000-000000000000');

-- What lies open now, by service and stage, with what makes it old or late.
create index case_row_open on cases.case_row (agency, service, stage)
    include (turn, due_on, lodged_at, claimed_by) where turn <> 'NOBODY';

-- What the city has told everybody about a month: once, and then as it was told.
create table cases.open_month (
    month date primary key check (extract(day from month) = 1),
    published_at timestamptz not null,
    rows json not null,
    csv text not null
);
create function cases.refuse_other_figures() returns trigger language plpgsql as $$
begin
    raise exception 'what was published of a month never changes';
end $$;
create trigger open_month_never_changes before update or delete on cases.open_month
    for each row execute function cases.refuse_other_figures();
create trigger open_month_is_never_emptied before truncate on cases.open_month
    for each statement execute function cases.refuse_other_figures();
