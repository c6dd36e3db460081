-- The former settle_refund believed whoever named the refund. With it gone, no statement can settle a refund without saying
-- whose word it is: a webhook that the previous release receives meanwhile fails, and its provider sends it again.
drop function if exists settle_refund(uuid, boolean, text, uuid[], timestamptz, text);
