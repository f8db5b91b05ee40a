-- In which part of an agency's list a case stands: whose turn it is, but whoever is still to come has a lane of their own. And
-- the day it stands at. Written by the database, so that they follow whichever program writes the row.
alter table cases.case_row
    add column lane text not null generated always as
        (case stage when 'AWAITING_ATTENDANCE' then 'ATTENDANCE' else turn end) stored,
    add column due date not null generated always as (coalesce(due_on, date 'infinity')) stored;

-- Each leg of a view is one stretch of one of these, in the order it is shown: a page costs the same however many cases there
-- are, and is counted from the index alone (for which PostgreSQL wants plain columns). For one service alone there are others.
drop index cases.case_row_queue;
create index case_row_lane on cases.case_row (agency, lane, due, id) where lane <> 'NOBODY';
create index case_row_lane_of_service on cases.case_row (agency, service, lane, due, id) where lane <> 'NOBODY';

drop index cases.case_row_visits;
create index case_row_visits on cases.case_row (agency, visit_on, due, id) where turn = 'AGENCY' and visit_on is not null;

create index case_row_attendance on cases.case_row (agency, visit_on, due, id) where lane = 'ATTENDANCE';
create index case_row_attendance_of_service on cases.case_row (agency, service, visit_on, due, id)
    where lane = 'ATTENDANCE';

create index case_row_closed on cases.case_row (agency, changed_at desc, id desc) where lane = 'NOBODY';
create index case_row_closed_of_service on cases.case_row (agency, service, changed_at desc, id desc)
    where lane = 'NOBODY';

drop index cases.case_row_claimed;
create index case_row_claimed on cases.case_row (claimed_by, agency, turn, due, id) where claimed_by is not null;
