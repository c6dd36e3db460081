//! Randomness for names of requests and traces.

use std::cell::RefCell;

use guichet_clock::Entropy;

/// Asked of the kernel at once: a call for each name would cost more than everything else about it.
const BYTES: usize = 1024;

thread_local! {
    static DRAWN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// `N` random bytes, at most [`BYTES`]. For names that are to differ from each other; for secrets, ask [`Entropy`].
pub(crate) fn random<const N: usize>() -> [u8; N] {
    DRAWN.with_borrow_mut(|drawn| {
        if drawn.len() < N {
            drawn.resize(BYTES, 0);
            Entropy::system().fill(drawn);
        }
        let mut bytes = [0; N];
        bytes.copy_from_slice(&drawn[drawn.len() - N..]);
        drawn.truncate(drawn.len() - N);
        bytes
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_differ() {
        let names: HashSet<[u8; 24]> = (0..1_000).map(|_| random()).collect();
        assert_eq!(names.len(), 1_000);
    }
}
