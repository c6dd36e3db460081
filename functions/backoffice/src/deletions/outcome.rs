use guichet_database::sql_enum;

sql_enum! {
    /// What became of a deletion or of a restoration, as the SQL functions answer it.
    pub(super) enum Outcome: "deletion_outcome" {
        /// It is done.
        Done = "done",
        /// There is no such thing.
        Absent = "absent",
        /// Somebody has ordered it, or something else is for it.
        InUse = "in_use",
        /// Something else has its name or its place by now.
        Clash = "clash",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_outcome_of_a_deletion_is_known() {
        guichet_testing::assert_same_words::<Outcome>().await;
    }
}
