-- A refund the provider cannot make is handed out by somebody, and how is said.
alter table payments.refund
    add column handed_out_by uuid,
    add column handed_out_by_name text,
    add column handed_out_how text,
    add check ((handed_out_by is null) = (handed_out_how is null));
