-- Money taken at a counter: who took it, how, under which number; taken back on the same day by a supervisor.
create table payments.receipt (
    id uuid primary key,
    number text not null unique,
    payment_order uuid not null references payments.payment_order (id),
    agency text not null,
    clerk uuid not null,
    clerk_name text not null,
    means text not null check (means in ('CASH', 'CARD')),
    amount_fen bigint not null check (amount_fen > 0),
    at timestamptz not null,
    reversed_at timestamptz,
    reversed_by uuid,
    reversed_by_name text,
    reversed_why text,
    check ((reversed_at is null) = (reversed_by is null)
       and (reversed_at is null) = (reversed_by_name is null)
       and (reversed_at is null) = (reversed_why is null))
);
create unique index receipt_in_force on payments.receipt (payment_order) where reversed_at is null;
create index receipt_of_agency on payments.receipt (agency, at desc, id desc);
create sequence payments.receipt_number;

-- A charge without a time closes an order at the provider: no money is taken for it any more.
alter table payments.sandbox_charge alter column paid_at drop not null;
