//! A place at an instance, from before the request is sent until the answer has been read.

use std::sync::Arc;

use super::Instances;
use super::instance::Instance;
use crate::functions::{Connections, Hold};

/// A place at an instance; given back when this is dropped.
pub(super) struct Lease {
    function: Arc<Instances>,
    instance: Arc<Instance>,
}

impl Lease {
    /// The caller has counted the place already.
    pub(super) fn new(function: &Arc<Instances>, instance: &Arc<Instance>) -> Self {
        Self {
            function: Arc::clone(function),
            instance: Arc::clone(instance),
        }
    }

    pub(super) fn instance(&self) -> &Instance {
        &self.instance
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.function.release(&self.instance);
    }
}

impl Hold for Lease {
    fn connections(&self) -> &Connections {
        &self.instance.connections
    }
}
