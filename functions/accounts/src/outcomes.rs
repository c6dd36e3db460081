//! What the SQL functions of accounts answer with.

use guichet_database::sql_enum;

sql_enum! {
    /// What became of signing in, or of a link.
    pub(crate) enum LinkOutcome: "link_outcome" {
        Done = "done",
        NotUsable = "not_usable",
        CodeUsed = "code_used",
    }
}

sql_enum! {
    /// What became of a change to who works for an organizer.
    pub(crate) enum MembershipOutcome: "membership_outcome" {
        Done = "done",
        Absent = "absent",
        LastOwner = "last_owner",
        NotYours = "not_yours",
        OtherAddress = "other_address",
        MemberAlready = "member_already",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_outcomes_are_those_of_the_database() {
        guichet_testing::assert_same_words::<LinkOutcome>().await;
        guichet_testing::assert_same_words::<MembershipOutcome>().await;
    }
}
