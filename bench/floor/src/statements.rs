//! Statements that were recorded, and running them again.

use std::collections::HashMap;

use bytes::BytesMut;
use futures::future::try_join_all;
use serde::Deserialize;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, Error, Statement};

/// What one request sends, in flights: a flight begins when all before it have been answered.
#[derive(Deserialize)]
pub(crate) struct Statements(Vec<Vec<Recorded>>);

#[derive(Deserialize)]
struct Recorded {
    sql: String,
    /// Prepared and given these parameters; without: sent as text, such as `begin`.
    parameters: Option<Vec<Parameter>>,
}

/// A value as it is sent; none: null.
#[derive(Debug, Deserialize)]
struct Parameter(Option<Vec<u8>>);

impl Statements {
    pub(crate) fn one(sql: &str) -> Self {
        Self(vec![vec![Recorded {
            sql: sql.to_owned(),
            parameters: Some(Vec::new()),
        }]])
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Runs them; answers how many rows came back.
    pub(crate) async fn run(&self, client: &Client) -> Result<usize, Error> {
        let mut prepared = HashMap::new();
        let mut rows = 0;
        for flight in &self.0 {
            let outcomes = try_join_all(
                flight
                    .iter()
                    .map(|one| one.run(client, prepared.get(one.sql.as_str()))),
            )
            .await?;
            for (one, (count, statement)) in flight.iter().zip(outcomes) {
                rows += count;
                if let Some(statement) = statement {
                    prepared.insert(one.sql.as_str(), statement);
                }
            }
        }
        Ok(rows)
    }
}

impl Recorded {
    async fn run(
        &self,
        client: &Client,
        prepared: Option<&Statement>,
    ) -> Result<(usize, Option<Statement>), Error> {
        let Some(parameters) = &self.parameters else {
            client.batch_execute(&self.sql).await?;
            return Ok((0, None));
        };
        let statement = match prepared {
            Some(statement) => statement.clone(),
            None => client.prepare(&self.sql).await?,
        };
        let parameters: Vec<_> = parameters
            .iter()
            .map(|value| value as &(dyn ToSql + Sync))
            .collect();
        let rows = client.query(&statement, &parameters).await?;
        Ok((rows.len(), Some(statement)))
    }
}

impl ToSql for Parameter {
    fn to_sql(
        &self,
        _: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        Ok(match &self.0 {
            Some(bytes) => {
                out.extend_from_slice(bytes);
                IsNull::No
            }
            None => IsNull::Yes,
        })
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
