// Generated from the queries.sql files by `make queries`. Do not edit.

use guichet_database::{Client, Transaction};
use tokio_postgres::types::{BorrowToSql, ToSql};
use tokio_postgres::{Error, Row, RowStream, Statement, ToStatement};

use super::generic_client::GenericClient;

/// Runs a statement that answers no rows; prepared once on each connection.
pub async fn execute<C: GenericClient>(
    client: &C,
    query: &str,
    cached: Option<&Statement>,
    params: &[&(dyn ToSql + Sync)],
) -> Result<u64, Error> {
    if let Some(cached) = cached {
        client.execute(cached, params).await
    } else if C::stmt_cache() {
        let cached = client.prepare(query).await?;
        client.execute(&cached, params).await
    } else {
        client.execute(query, params).await
    }
}

macro_rules! generic_client {
    ($ours:ty, $prepares:ty, $theirs:ty) => {
        impl GenericClient for $ours {
            fn stmt_cache() -> bool {
                true
            }

            async fn prepare(&self, query: &str) -> Result<Statement, Error> {
                <$prepares>::prepare_cached(self, query).await
            }

            async fn execute<T>(
                &self,
                query: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> Result<u64, Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                <$theirs>::execute(self, query, params).await
            }

            async fn query_one<T>(
                &self,
                statement: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> Result<Row, Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                <$theirs>::query_one(self, statement, params).await
            }

            async fn query_opt<T>(
                &self,
                statement: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> Result<Option<Row>, Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                <$theirs>::query_opt(self, statement, params).await
            }

            async fn query<T>(
                &self,
                query: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> Result<Vec<Row>, Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                <$theirs>::query(self, query, params).await
            }

            async fn query_raw<T, I>(&self, statement: &T, params: I) -> Result<RowStream, Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
                I: IntoIterator + Sync + Send,
                I::IntoIter: ExactSizeIterator,
                I::Item: BorrowToSql,
            {
                <$theirs>::query_raw(self, statement, params).await
            }
        }
    };
}

generic_client!(
    Client,
    deadpool_postgres::ClientWrapper,
    tokio_postgres::Client
);
generic_client!(
    Transaction<'_>,
    deadpool_postgres::Transaction<'_>,
    tokio_postgres::Transaction<'_>
);
