-- A key is taken in the transaction that does the work and keeps the answer. Nobody sees a key without its answer, so none needs
-- a time at which it is free again.
alter table idempotency_keys drop column locked_until;
