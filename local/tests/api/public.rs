//! The public side by itself.

use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use guichet_local::public::{self, PublicHandler, limits};
use guichet_local::{full, server::listen};
use http::Response;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::timeout;

#[tokio::test(flavor = "multi_thread")]
async fn a_pipeline_whose_answers_are_not_read_is_ended() {
    let listener = listen(0).await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut limits = limits();
    limits.write_stall = Duration::from_millis(100);
    let handler: PublicHandler =
        Arc::new(|_, _| async { Response::new(full("a".repeat(64 * 1024))) }.boxed());
    let (_stop, stopped) = watch::channel(false);
    tokio::spawn(public::serve(listener, limits, handler, stopped));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let writing = async {
        while stream
            .write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            .await
            .is_ok()
        {}
    };
    timeout(Duration::from_secs(20), writing)
        .await
        .expect("the connection is ended");
}
