//! The solver's worker.

fn main() {
    app::engine::serve::start();
}
