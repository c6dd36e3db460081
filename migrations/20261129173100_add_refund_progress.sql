alter table refunds
    -- When the provider took the refund on, to tell its end later; null while it has not.
    add column accepted_at timestamptz,
    -- Why the last attempt to ask the provider came to nothing.
    add column failure text,
    -- When the sweeper last asked for it once more, as the deliveries of the message before were used up.
    add column requested_again_at timestamptz;
