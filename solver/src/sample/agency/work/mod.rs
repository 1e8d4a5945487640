//! The work of Studio Marais, one file a client.

mod coquelicot;
mod estampes;
mod hartwell;
mod lutece;
mod nordlys;
mod volt;

use super::row::ClientRow;

/// The clients with their projects and tasks, in the order in which people read them.
pub(super) fn clients() -> Vec<ClientRow> {
    vec![
        lutece::client(),
        nordlys::client(),
        coquelicot::client(),
        estampes::client(),
        volt::client(),
        hartwell::client(),
    ]
}
