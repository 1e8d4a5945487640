//! Doing something later, or every so often.

#[cfg(target_arch = "wasm32")]
pub use browser::{Timer, after, every};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{Timer, after, every};

#[cfg(target_arch = "wasm32")]
mod browser {
    use gloo::timers::callback::{Interval, Timeout};

    /// What was arranged; dropping it calls it off.
    #[derive(Debug)]
    pub struct Timer(#[allow(dead_code, reason = "held only to be dropped")] Kind);

    #[derive(Debug)]
    #[allow(dead_code, reason = "held only to be dropped")]
    enum Kind {
        Once(Timeout),
        Often(Interval),
    }

    impl Timer {
        /// Lets it happen, whatever becomes of this value.
        pub fn forget(self) {
            match self.0 {
                Kind::Once(timeout) => drop(timeout.forget()),
                Kind::Often(interval) => drop(interval.forget()),
            }
        }
    }

    /// Calls once, so many milliseconds from now.
    pub fn after(millis: u32, then: impl FnOnce() + 'static) -> Timer {
        Timer(Kind::Once(Timeout::new(millis, then)))
    }

    /// Calls every so many milliseconds.
    pub fn every(millis: u32, then: impl FnMut() + 'static) -> Timer {
        Timer(Kind::Often(Interval::new(millis, then)))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    /// Natively nothing is arranged: tests call what they want to happen.
    #[derive(Debug)]
    pub struct Timer;

    impl Timer {
        /// Does nothing.
        pub fn forget(self) {}
    }

    /// Does nothing.
    pub fn after(_: u32, _: impl FnOnce() + 'static) -> Timer {
        Timer
    }

    /// Does nothing.
    pub fn every(_: u32, _: impl FnMut() + 'static) -> Timer {
        Timer
    }
}
