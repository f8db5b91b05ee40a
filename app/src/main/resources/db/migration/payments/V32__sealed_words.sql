-- What staff write of money that went back can hold an account number or a name: it lies under the key of the person it is
-- about. The columns in clear are empty from now on; what they hold of before is sealed by the program.
alter table payments.refund
    add column handed_out_for uuid,
    add column handed_out_sealed bytea,
    add check ((handed_out_for is null) = (handed_out_sealed is null));
create index refund_to_seal on payments.refund (id) where handed_out_how <> '';
create index refund_sealed_for on payments.refund (handed_out_for) where handed_out_for is not null;

alter table payments.receipt
    add column reversed_for uuid,
    add column reversed_sealed bytea,
    add check ((reversed_for is null) = (reversed_sealed is null));
create index receipt_to_seal on payments.receipt (id) where reversed_why <> '';
create index receipt_sealed_for on payments.receipt (reversed_for) where reversed_for is not null;
create index receipt_reversed on payments.receipt (payment_order) where reversed_at is not null;
