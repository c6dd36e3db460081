use guichet_database::sql_enum;

sql_enum! {
    /// What was made of an event that a provider tells.
    pub(crate) enum WebhookOutcome: "webhook_outcome" {
        /// The order is paid by it.
        Paid = "paid",
        /// The money came when its places could not be sold any more, and goes back.
        Late = "late",
        /// It is about another amount or currency than was asked.
        Mismatched = "mismatched",
        /// Its payment or refund has ended before.
        Repeated = "repeated",
        /// This event has been acted on before.
        Duplicate = "duplicate",
        /// It is about no payment or refund of its provider.
        Unknown = "unknown",
        /// It must be acted on in a call of its own: nothing is changed.
        Alone = "alone",
        /// The payment or the refund has failed.
        Failed = "failed",
        /// The refund has reached the buyer.
        Succeeded = "succeeded",
        /// It changes nothing, and was only written down.
        Recorded = "recorded",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_outcome_of_a_providers_event_is_known() {
        guichet_testing::assert_same_words::<WebhookOutcome>().await;
    }
}
