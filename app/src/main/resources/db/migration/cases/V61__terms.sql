-- A fee given back, and a case to be decided anew, go on elsewhere than a program of before would fold: it can write nothing from here
-- on (decision 0028). Rows of before stay as they are.
create function cases.refuse_other_words() returns trigger language plpgsql as $$
begin
    raise check_violation using message = 'this program writes actions in vocabulary ' || new.vocabulary || ', the city has 3';
end
$$;
create trigger action_in_these_words before insert on cases.action
    for each row when (new.vocabulary <> 3) execute function cases.refuse_other_words();

-- By which working days the terms that run are counted. None yet: they are all counted once more, which also asks the other agencies
-- of a case that began with its review. An applicant who was told no last day has none, as before.
create table cases.counted_by (
    one boolean primary key default true check (one),
    days text not null
);
insert into cases.counted_by (days) values ('');

-- An extension asked for is needless once it is decided, and nobody asked for one in a reconsideration yet.
update cases.case_row c
   set wanted = 0
 where wanted > 0
   and (stage not in ('AWAITING_VISIT', 'AWAITING_ATTENDANCE', 'UNDER_REVIEW', 'AWAITING_DECISION')
        or exists (select from cases.action r
                    where r.case_id = c.id and r.type = 'Reconsidered'
                      and r.sequence > (select max(a.sequence) from cases.action a
                                         where a.case_id = c.id and a.type = 'ExtensionAsked')));
