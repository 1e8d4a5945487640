//! What the reader is told when something is wrong: one sentence per error code, and what can be done.

use super::{Lang, texts};
use crate::platform::database::DatabaseError;
use crate::platform::files::FileError;

texts! {
    // Commands that were refused.
    locked: "This plan is open in another tab: nothing was changed here." | "Ce planning est ouvert dans un autre onglet : rien n’a été modifié ici.";
    refused(code: &str): "That cannot be done: it names something that is gone ({code})." | "Impossible : cela désigne un élément qui n’existe plus ({code}).";

    // Storage.
    storage_unavailable: "This browser keeps nothing for this page. Download your plan before you close it." | "Ce navigateur ne conserve rien pour cette page. Téléchargez votre planning avant de la fermer.";
    storage_full: "The browser did not keep the plan; its storage may be full. Download your plan to be safe." | "Le navigateur n’a pas conservé le planning ; son espace est peut-être plein. Téléchargez votre planning par précaution.";
    storage_failed(cause: &str): "The plan could not be kept in this browser: {cause}. Download your plan to be safe." | "Le planning n’a pas pu être conservé dans ce navigateur : {cause}. Téléchargez votre planning par précaution.";
    storage_conflict: "This plan was saved from elsewhere in the meantime." | "Ce planning a été enregistré ailleurs entre-temps.";
    storage_deleted: "This plan was deleted from elsewhere in the meantime." | "Ce planning a été supprimé ailleurs entre-temps.";
    not_downloaded(code: &str): "The browser did not take the file ({code})." | "Le navigateur n’a pas pris le fichier ({code}).";

    // Files.
    file_too_large(megabytes: u64): "The file has {megabytes} MB: no plan is that large, so it was not read." | "Le fichier pèse {megabytes} Mo : aucun planning n’est aussi gros, il n’a pas été lu.";
    file_not_delivered: "It could not be loaded from this page’s host. Check the connection and try again." | "L’hôte de cette page ne l’a pas fourni. Vérifiez la connexion et réessayez.";
    file_unreadable(cause: &str): "The browser could not read the file: {cause}" | "Le navigateur n’a pas pu lire le fichier : {cause}";
}

/// Why a plan is not kept.
pub fn storage(lang: Lang, trouble: &DatabaseError) -> String {
    match trouble {
        DatabaseError::Unavailable(_) => storage_unavailable(lang).to_owned(),
        DatabaseError::Refused => storage_full(lang).to_owned(),
        DatabaseError::Failed(cause) => storage_failed(lang, cause),
        DatabaseError::Conflict { .. } => storage_conflict(lang).to_owned(),
        DatabaseError::Deleted => storage_deleted(lang).to_owned(),
    }
}

/// Why a file was not read.
pub fn file(lang: Lang, trouble: &FileError) -> String {
    match trouble {
        FileError::TooLarge { bytes } => file_too_large(lang, bytes.div_ceil(1 << 20)),
        FileError::Unreadable(cause) => file_unreadable(lang, cause),
        FileError::NotDelivered(_) => file_not_delivered(lang).to_owned(),
    }
}
