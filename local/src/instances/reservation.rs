//! A port for a process that will listen later.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::TcpSocket;

/// A free port that the kernel picked and will not give to anybody else while this exists.
///
/// The socket is bound but does not listen. Sockets that say `SO_REUSEADDR`, as servers do, may bind the same port as long as no other
/// one listens on it; a socket that asks for any free port is never given one that is bound. So the process can take exactly this port,
/// and nothing can take it in between.
#[derive(Debug)]
pub(super) struct Reservation {
    _socket: TcpSocket,
    port: u16,
}

impl Reservation {
    pub(super) fn new() -> io::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.set_reuseaddr(true)?;
        socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        let port = socket.local_addr()?.port();
        Ok(Self {
            _socket: socket,
            port,
        })
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn the_reserved_port_can_be_listened_on_at_every_address_and_is_given_to_nobody_else() {
        let reservation = Reservation::new().expect("reserved");
        let others: Vec<_> = (0..2000)
            .map(|_| TcpListener::bind("127.0.0.1:0").expect("a free port"))
            .collect();
        assert!(
            others
                .iter()
                .all(|other| other.local_addr().expect("bound").port() != reservation.port())
        );
        drop(others);
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, reservation.port()))
            .expect("bound beside the reservation");
        tokio::net::TcpStream::connect(("127.0.0.1", reservation.port()))
            .await
            .expect("connected");
        drop(listener);
    }
}
