-- A person sees all they were asked to pay.
create index payment_order_of_payer on payments.payment_order (payer, opened_at desc);
