//! What an event and what it sells is called, in JSON and in the database.

guichet_words::words! {
    /// What kind of event it is.
    pub Category {
        /// Music of any kind.
        Concert = "concert",
        /// Anything played on a stage.
        Theatre = "theatre",
        /// Several days, several stages.
        Festival = "festival",
        /// Talks and workshops.
        Conference = "conference",
        /// Matches and races.
        Sport = "sport",
        /// Meetings, fêtes, what neighbours do.
        Community = "community",
        /// Things to look at.
        Exhibition = "exhibition",
        /// Everything else.
        Other = "other",
    }

    /// A ticket, or something bought beside one.
    pub ProductKind {
        /// Lets somebody in.
        Ticket = "ticket",
        /// Parking, a meal, a thing.
        Addon = "addon",
    }

    /// Who says what a rate costs.
    pub PriceKind {
        /// The organizer.
        Fixed = "fixed",
        /// The buyer, from the price upwards.
        FreeChoice = "free_choice",
    }
}
