//! `guichet-local healthy`: asks the cloud that runs beside it whether all is well. Images have no shell and no curl.

use guichet_config::{ConfigError, Env};

use crate::functions::Connections;
use crate::status::HEALTH_PATH;

/// Asks the cloud at `PORT` (8080) of this machine; a text that says what is not well.
pub async fn check(env: &Env) -> Result<(), String> {
    let port: u16 = env
        .parse_or("PORT", "a port number from 1 to 65535", 8080)
        .map_err(|error: ConfigError| error.to_string())?;
    let cloud = Connections::new(format!("127.0.0.1:{port}"));
    cloud.ask(HEALTH_PATH).await.map(drop)
}
