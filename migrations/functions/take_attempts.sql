-- Counts an attempt for each subject, and answers after how many milliseconds the next would be allowed: 0 if this one is. Of each
-- subject `bursts` are allowed at once, and then one per interval; one that is refused does not count. A statement of its own: it does
-- not wait for the disk, and must be committed whatever becomes of the attempt.
create or replace function take_attempts(subjects bytea[], intervals_ms bigint[], bursts integer[], at timestamptz) returns bigint
language plpgsql as $$
declare
    wanted record;
    wait_ms bigint := 0;
begin
    perform set_config('synchronous_commit', 'off', true);
    -- In one order, so that requests that share several do not deadlock.
    for wanted in
        select s.subject, s.interval_ms * interval '1 millisecond' as pause, s.burst
        from unnest(subjects, intervals_ms, bursts) as s (subject, interval_ms, burst)
        order by s.subject
    loop
        insert into attempts as a (subject, free_at) values (wanted.subject, at + wanted.pause)
        on conflict (subject) do update set free_at = greatest(a.free_at, at) + wanted.pause
        where greatest(a.free_at, at) + wanted.pause <= at + wanted.burst * wanted.pause;
        if not found then
            select greatest(wait_ms,
                ceil(extract(epoch from a.free_at - at - (wanted.burst - 1) * wanted.pause) * 1000)::bigint)
            into wait_ms from attempts a where a.subject = wanted.subject;
        end if;
    end loop;
    return wait_ms;
end $$;
