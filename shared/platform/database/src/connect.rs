//! Makes one connection, plain or encrypted.

use std::future::Future;
use std::pin::Pin;

use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{Client, Config, Error, NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::config::DatabaseConfig;

/// How the pool connects.
#[derive(Clone)]
pub(crate) struct Connector(Option<MakeRustlsConnect>);

/// Reads and writes the bytes of a connection, until its client is dropped or the connection is lost.
pub(crate) type Driver = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

impl Connector {
    pub(crate) fn new(config: &DatabaseConfig) -> Self {
        Self(config.tls.clone())
    }

    /// Makes a connection, which works only while its driver is polled.
    pub(crate) async fn connect(&self, config: &Config) -> Result<(Client, Driver), Error> {
        match &self.0 {
            None => connect(config, NoTls).await,
            Some(tls) => connect(config, tls.clone()).await,
        }
    }
}

async fn connect<T>(config: &Config, tls: T) -> Result<(Client, Driver), Error>
where
    T: MakeTlsConnect<Socket>,
    T::Stream: Send + 'static,
    T::TlsConnect: Send,
    <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    let (client, connection) = config.connect(tls).await?;
    Ok((client, Box::pin(connection)))
}
