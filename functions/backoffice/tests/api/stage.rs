use guichet_http::Method;
use guichet_testing::offer::{Event, Sale};
use serde_json::{Value, json};

use crate::office::{Answer, Office, id};
use crate::venues::lyon;

/// A draft with a date, a capacity of 100 places, and a ticket at 12.50.
pub(crate) struct Stage {
    pub(crate) office: Office,
    pub(crate) event: String,
    pub(crate) venue: Value,
    pub(crate) date: Value,
    pub(crate) product: Value,
}

impl Stage {
    pub(crate) async fn set() -> Self {
        let office = Office::open().await;
        let event = office.event("Fête").await;
        let venue = office.post("/venues", &lyon()).await.has_status(201).json();
        let event = format!("/events/{}", id(&event["id"]));
        let mut stage = Self {
            office,
            event,
            venue,
            date: Value::Null,
            product: Value::Null,
        };
        stage.date("2027-07-14T21:00", "2027-07-14T23:00").await;
        let area = json!({"name": "Places", "capacity": 100});
        stage.post("/areas", &area).await;
        stage.date = stage.dates().await.remove(0);
        stage.product = stage.post("/products", &ticket()).await;
        stage
    }

    /// Creates something below the event.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Value {
        let path = format!("{}{path}", self.event);
        self.office.post(&path, body).await.has_status(201).json()
    }

    /// Adds a date.
    pub(crate) async fn date(&self, starts: &str, ends: &str) -> Value {
        let date = json!({"venue_id": self.venue["id"], "starts": starts, "ends": ends});
        self.post("/occurrences", &date).await
    }

    pub(crate) async fn dates(&self) -> Vec<Value> {
        let dates = self
            .office
            .get(&format!("{}/occurrences", self.event))
            .await;
        let dates = dates.has_status(200).json();
        dates["items"].as_array().expect("a list").clone()
    }

    pub(crate) async fn document(&self) -> Value {
        self.office.get(&self.event).await.has_status(200).json()
    }

    /// Publishes the event, or takes it back.
    pub(crate) async fn publication(&self, method: Method, version: i64) -> Answer {
        let path = format!("{}/publication", self.event);
        let request = self.office.versioned(method, &path, version);
        self.office.send(self.office.manager(), request).await
    }

    /// The same, for those who sell it.
    pub(crate) fn sale(&self) -> Sale {
        let event = Event {
            event_id: self
                .event
                .trim_start_matches("/events/")
                .parse()
                .expect("an id"),
            slug: "fete".to_owned(),
            organizer_id: self.office.organizer_id,
            venue_id: id(&self.venue["id"]),
        };
        Sale {
            event,
            occurrence_id: id(&self.date["id"]),
            pool_id: id(&self.date["pools"][0]["id"]),
            product_id: id(&self.product["id"]),
            rate_id: id(&self.product["rates"][0]["id"]),
        }
    }

    pub(crate) fn product_path(&self) -> String {
        format!("{}/products/{}", self.event, id(&self.product["id"]))
    }
}

/// A ticket with one rate.
pub(crate) fn ticket() -> Value {
    json!({"kind": "ticket", "name": {"fr": "Place"}, "tax_rate_basis_points": 550, "rates": [rate("Plein", 1250)]})
}

pub(crate) fn rate(name: &str, price: i64) -> Value {
    json!({"name": {"fr": name}, "price": price, "takes": [{"area": "Places"}]})
}
