-- What is known of an order. UNKNOWN is a state of its own: the payer was at the provider, and the provider has not said
-- yet what came of it. Nobody is asked to pay again while that is so.
alter table payments.payment_order
    add column state text not null default 'OPEN' check (state in ('OPEN', 'UNKNOWN', 'PAID', 'CANCELLED')),
    add column started_at timestamptz,
    add column unknown_since timestamptz,
    add column failure text,
    add column failed_at timestamptz,
    add column cancelled_at timestamptz,
    add column provider_reference text,
    -- When the provider is to be asked again without anybody's doing.
    add column next_ask_at timestamptz;
update payments.payment_order set state = 'PAID' where paid_at is not null;
alter table payments.payment_order
    add check (state <> 'PAID' or paid_at is not null),
    add check ((state = 'UNKNOWN') = (unknown_since is not null)),
    add check ((state = 'CANCELLED') = (cancelled_at is not null));
create index payment_order_to_ask on payments.payment_order (next_ask_at) where next_ask_at is not null;
drop index payments.payment_order_of_payer;
create index payment_order_of_payer on payments.payment_order (payer, opened_at desc, id desc);

create table payments.refund (
    id uuid primary key,
    payment_order uuid not null references payments.payment_order (id),
    reason text not null,
    amount_fen bigint not null check (amount_fen > 0),
    state text not null default 'ASKED' check (state in ('ASKED', 'DONE', 'STUCK')),
    asked_at timestamptz not null,
    done_at timestamptz,
    tries int not null default 0,
    next_try_at timestamptz,
    provider_reference text,
    -- The same reason again is the same refund.
    unique (payment_order, reason),
    check ((state = 'DONE') = (done_at is not null)),
    check ((state = 'ASKED') = (next_try_at is not null))
);
create index refund_to_try on payments.refund (next_try_at) where next_try_at is not null;
create index refund_stuck on payments.refund (asked_at) where state = 'STUCK';

-- The sandbox provider's own books: several attempts at an order, at most one of which took money.
alter table payments.sandbox_charge
    drop constraint sandbox_charge_payment_order_key,
    alter column paid_at drop not null,
    add column at timestamptz,
    add column failure text,
    -- Until then the provider itself doesn't know yet.
    add column known_at timestamptz not null default '-infinity',
    add column notice_at timestamptz,
    add column notices_left int not null default 0,
    -- Neither: the order was closed, nothing is taken for it any more.
    add check (paid_at is null or failure is null);
update payments.sandbox_charge set at = coalesce(paid_at, now());
alter table payments.sandbox_charge alter column at set not null;
create unique index sandbox_charge_once on payments.sandbox_charge (payment_order) where failure is null;
create index sandbox_charge_of on payments.sandbox_charge (payment_order);
create index sandbox_charge_to_tell on payments.sandbox_charge (notice_at) where notice_at is not null;

create table payments.sandbox_refund (
    id uuid primary key,
    payment_order uuid not null,
    amount_fen bigint not null,
    known_at timestamptz not null
);
create index sandbox_refund_of on payments.sandbox_refund (payment_order);
