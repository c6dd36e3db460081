//! Makes one connection, plain or encrypted.

use std::future::Future;
use std::pin::Pin;

use tokio::task::JoinHandle;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{Client, Config, Error, NoTls, Socket};

use crate::config::DatabaseConfig;
use crate::tls::Tls;

/// How the pool connects.
#[derive(Clone)]
pub(crate) struct Connector(Option<Tls>);

impl Connector {
    pub(crate) fn new(config: &DatabaseConfig) -> Self {
        Self(config.tls.clone().map(Tls))
    }

    /// A connection, and the task that drives it.
    pub(crate) async fn connect(&self, config: &Config) -> Result<(Client, JoinHandle<()>), Error> {
        match &self.0 {
            None => drive(config, NoTls).await,
            Some(tls) => drive(config, tls.clone()).await,
        }
    }
}

impl deadpool_postgres::Connect for Connector {
    fn connect(
        &self,
        config: &Config,
    ) -> Pin<Box<dyn Future<Output = Result<(Client, JoinHandle<()>), Error>> + Send + '_>> {
        let config = config.clone();
        Box::pin(async move { Connector::connect(self, &config).await })
    }
}

async fn drive<T>(config: &Config, tls: T) -> Result<(Client, JoinHandle<()>), Error>
where
    T: MakeTlsConnect<Socket>,
    T::Stream: Send + 'static,
    T::TlsConnect: Send,
    <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    let (client, connection) = config.connect(tls).await?;
    let driver = tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "a database connection was lost"
            );
        }
    });
    Ok((client, driver))
}
