use std::fs;
use std::path::Path;

use super::{Contender, floor, function, tell_ways};
use crate::calls::{self, Call};
use crate::wire::Expected;
use crate::{Base, Report, Result, System};

/// A request that is answered without the database, to which function and floor connect meanwhile.
pub(super) struct Refused {
    call: Call,
    function: [Contender; 2],
    floor: [Contender; 2],
}

impl Refused {
    pub(super) fn new(system: &System, base: &Base) -> Result<Self> {
        let call = calls::refused();
        let statements = system.folder().join("none.statements.json");
        fs::write(&statements, "[]")?;
        let above = |url: &str| {
            Ok::<_, crate::Error>(Contender {
                expected: Expected::Unauthorized,
                ..Contender::new(function(system, &call, url)?, &call)
            })
        };
        let below = |url: &str| {
            let program = floor(system, Some(url), Some(&statements))?;
            Ok::<_, crate::Error>(Contender::new(program, &call))
        };
        Ok(Self {
            function: [above(&base.tcp_url)?, above(&base.socket_url)?],
            floor: [below(&base.tcp_url)?, below(&base.socket_url)?],
            call,
        })
    }

    pub(super) fn round(&mut self, log: &Path) -> Result<()> {
        for (function, floor) in self.function.iter_mut().zip(&mut self.floor) {
            function.round(log)?;
            floor.round(log)?;
        }
        Ok(())
    }

    pub(super) fn tell(&self, report: &mut Report) {
        tell_ways(report, &self.call.name, &self.function, &self.floor);
    }
}
