-- Ends the next orders of a cancellation: see the function.
--! continue_cancellation (trace?)
select messages, done, failed from continue_cancellation(:cancellation_id, :at_most, :ids, :at, :trace);
