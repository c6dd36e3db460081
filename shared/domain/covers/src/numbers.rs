/// Numbers from 0 to 1 that depend on the seed alone: FNV-1a, then xorshift.
pub(crate) struct Numbers {
    state: u32,
}

impl Numbers {
    pub(crate) fn new(seed: &str) -> Self {
        let state = seed.chars().fold(0x811c_9dc5, |state: u32, character| {
            (state ^ u32::from(character)).wrapping_mul(0x0100_0193)
        });
        Self {
            state: if state == 0 { 1 } else { state },
        }
    }

    /// 0 ≤ number < 1.
    pub(crate) fn draw(&mut self) -> f64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 17;
        self.state ^= self.state << 5;
        f64::from(self.state) / 4_294_967_296.0
    }

    /// One of 0 to `count` - 1.
    pub(crate) fn pick(&mut self, count: u8) -> u8 {
        let most = f64::from(count);
        let picked = (self.draw() * most).floor();
        (0..count)
            .rev()
            .find(|n| f64::from(*n) <= picked)
            .unwrap_or_default()
    }
}
