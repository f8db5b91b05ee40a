-- The queue in the order it is worked through; cases without a promised day yet come last.
drop index cases.case_row_queue;
create index case_row_queue
    on cases.case_row (agency, turn, (coalesce(promised_on, date 'infinity')), id);

-- What was decided lately, and the search by a part of a name, newest first.
create index case_row_latest on cases.case_row (agency, changed_at desc, id desc);

-- The search by the beginning of a number, whatever the database's locale.
create index case_row_number on cases.case_row (agency, number text_pattern_ops);

-- Who comes to an office on a day.
create index booking_of_office on cases.booking (office, starts_at);
