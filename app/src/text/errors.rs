//! What the reader is told when something is wrong: one sentence per error code.

use super::texts;

texts! {
    unknown(code: &str): "Something went wrong ({code})." | "Une erreur est survenue ({code}).";
}
