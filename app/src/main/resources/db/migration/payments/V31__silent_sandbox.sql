-- The sandbox can be out of reach, too: until then it gives no answer about this order.
alter table payments.sandbox_charge add column silent_until timestamptz;
