create schema if not exists payments;

create table payments.payment_order (
    id uuid primary key,
    payer uuid not null,
    payee text not null,
    purpose text not null unique,
    title_zh text not null,
    title_en text not null,
    amount_fen bigint not null check (amount_fen > 0),
    return_path text not null,
    opened_at timestamptz not null,
    paid_at timestamptz
);

create table payments.sandbox_charge (
    id uuid primary key,
    payment_order uuid not null unique,
    paid_at timestamptz not null
);
