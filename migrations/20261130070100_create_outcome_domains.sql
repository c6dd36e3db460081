-- What place_orders answers for a request: the last three are reasons of unsellable_orders.
create domain place_outcome as text constraint place_outcome_check
    check (value in ('placed', 'changed', 'gone', 'date_cancelled', 'event_withdrawn', 'date_over'));

-- What was made of an event that a payment provider tells; `alone` is receive_payments asking for another call.
create domain webhook_outcome as text constraint webhook_outcome_check
    check (value in ('paid', 'late', 'mismatched', 'repeated', 'duplicate', 'unknown', 'alone', 'failed', 'succeeded',
        'recorded'));

-- They answered text. The type of a result cannot be replaced; no release that calls them serves yet.
drop function if exists place_orders(jsonb, timestamptz);
drop function if exists receive_payment(text, text, jsonb, uuid, bigint, text, uuid[], timestamptz, text);
drop function if exists receive_payments(jsonb, timestamptz);
drop function if exists fail_payment(text, uuid, bigint, text, timestamptz);
drop function if exists settle_refund(text, uuid, uuid, bigint, text, boolean, text, uuid[], timestamptz, text);
