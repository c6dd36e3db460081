use std::fmt::Display;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use guichet_config::{ConfigError, Env};
use http::HeaderMap;

use crate::{FromRequest, Operation, Problem, Request};

/// How many addresses at the end of `X-Forwarded-For` were written by proxies of ours. What stands before them the client may
/// have made up.
#[derive(Clone, Copy, Debug)]
pub struct TrustedProxies(u8);

impl TrustedProxies {
    /// Of `TRUSTED_PROXIES`, which has no default: one too many, and every client chooses its address.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let proxies = env.parse(NAME, LEGAL)?;
        if !(1..=5).contains(&proxies) {
            return Err(ConfigError::illegal(NAME, LEGAL));
        }
        Ok(Self(proxies))
    }

    /// The address that the first of our proxies saw.
    fn client_address(self, headers: &HeaderMap) -> ClientAddress {
        let headers = headers.get_all(FORWARDED_FOR).iter();
        let addresses: Vec<_> = headers
            .flat_map(|header| header.as_bytes().split(|byte| *byte == b','))
            .collect();
        let first = addresses.len().checked_sub(self.0.into());
        let address = first.and_then(|first| {
            let address = str::from_utf8(addresses.get(first)?).ok()?;
            address.trim().parse().ok()
        });
        ClientAddress(address.map(|address: IpAddr| address.to_canonical()))
    }
}

const NAME: &str = "TRUSTED_PROXIES";
const LEGAL: &str =
    "how many addresses at the end of X-Forwarded-For are our proxies' work, from 1 to 5";
const FORWARDED_FOR: &str = "x-forwarded-for";

/// Where a request came from, as far as our proxies saw it.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(Option<IpAddr>);

impl ClientAddress {
    /// What somebody can be counted by: `203.0.113.7`, or `2001:db8:1:2::/64`, in which one household chooses among 2⁶⁴
    /// addresses; `unknown` without an address.
    pub fn network(&self) -> String {
        match self.0 {
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => prefix(begin_v6(address, 64), 64),
            None => UNKNOWN.to_owned(),
        }
    }

    /// What somebody knows a place by, and is not known by themselves: `203.0.113.0/24`, or `2001:db8:1::/48`; `unknown`
    /// without an address.
    pub fn wide_network(&self) -> String {
        match self.0 {
            Some(IpAddr::V4(address)) => {
                let begin = u32::from(address) & (u32::MAX << 8);
                prefix(Ipv4Addr::from(begin), 24)
            }
            Some(IpAddr::V6(address)) => prefix(begin_v6(address, 48), 48),
            None => UNKNOWN.to_owned(),
        }
    }
}

const UNKNOWN: &str = "unknown";

fn begin_v6(address: Ipv6Addr, bits: u32) -> Ipv6Addr {
    Ipv6Addr::from(u128::from(address) & (u128::MAX << (128 - bits)))
}

fn prefix(begin: impl Display, bits: u32) -> String {
    format!("{begin}/{bits}")
}

impl<A: AsRef<TrustedProxies> + Sync> FromRequest<A> for ClientAddress {
    async fn from_request(app: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        Ok(app.as_ref().client_address(request.headers()))
    }

    /// Our proxies send the header, and clients need not know of it.
    fn describe(operation: Operation) -> Operation {
        operation
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn seen(proxies: u8, headers: &[&'static str]) -> String {
        let mut map = HeaderMap::new();
        for header in headers {
            map.append(FORWARDED_FOR, HeaderValue::from_static(header));
        }
        TrustedProxies(proxies).client_address(&map).network()
    }

    #[test]
    fn the_address_is_the_one_that_our_last_proxy_saw() {
        assert_eq!(seen(1, &["203.0.113.7"]), "203.0.113.7");
        assert_eq!(seen(2, &["203.0.113.7, 34.1.2.3"]), "203.0.113.7");
        assert_eq!(seen(2, &["203.0.113.7", "34.1.2.3"]), "203.0.113.7");
        assert_eq!(
            seen(1, &["::ffff:203.0.113.7"]),
            "203.0.113.7",
            "one address is not two by how it is written"
        );
    }

    #[test]
    fn an_address_that_a_client_made_up_is_not_believed() {
        assert_eq!(seen(1, &["1.1.1.1, 2.2.2.2, 203.0.113.7"]), "203.0.113.7");
        assert_eq!(
            seen(2, &["1.1.1.1", "garbage, 203.0.113.7,34.1.2.3"]),
            "203.0.113.7"
        );
    }

    #[test]
    fn where_our_proxies_wrote_no_address_it_is_unknown() {
        for header in ["", "garbage", "203.0.113.7,", "203.0.113.7:80", "203.0.113"] {
            assert_eq!(seen(1, &[header]), "unknown", "{header}");
        }
        assert_eq!(seen(1, &[]), "unknown");
        assert_eq!(
            seen(2, &["203.0.113.7"]),
            "unknown",
            "somebody came past a proxy"
        );
    }

    #[test]
    fn ipv6_addresses_of_one_network_are_one() {
        let one = seen(1, &["2001:db8:1:2:3:4:5:6"]);
        assert_eq!(one, "2001:db8:1:2::/64");
        assert_eq!(seen(1, &["2001:db8:1:2:ffff::1"]), one);
        assert_ne!(seen(1, &["2001:db8:1:3::1"]), one);
    }

    #[test]
    fn a_wide_network_names_nobody() {
        let wide = |address: &str| {
            let address = address.parse().expect("an address");
            ClientAddress(Some(address)).wide_network()
        };
        assert_eq!(wide("203.0.113.7"), "203.0.113.0/24");
        assert_eq!(wide("2001:db8:1:2:3:4:5:6"), "2001:db8:1::/48");
        assert_eq!(ClientAddress(None).wide_network(), "unknown");
    }

    #[test]
    fn a_number_of_proxies_must_be_given() {
        let read = |value: &str| TrustedProxies::from_env(&Env::from_pairs([(NAME, value)]));
        assert_eq!(read("5").expect("legal").0, 5);
        for value in ["", "0", "6", "-1", "one"] {
            assert!(read(value).is_err(), "{value}");
        }
    }
}
