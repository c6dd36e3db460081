-- What sign_in and use_account_link answer: whether somebody is signed in, or why not.
create domain link_outcome as text constraint link_outcome_check
    check (value in ('done', 'not_usable', 'code_used'));

-- What change_membership, make_invitation and accept_invitation answer.
create domain membership_outcome as text constraint membership_outcome_check
    check (value in ('done', 'absent', 'last_owner', 'not_yours', 'other_address', 'member_already'));
