//! The strip that says that a scenario is open.

use super::texts;

texts! {
    open(name: &str, n: usize) by n: "What-if “{name}”: {n} change. The plan itself stays as it is." / "What-if “{name}”: {n} changes. The plan itself stays as it is." | "Scénario « {name} » : {n} modification. Le planning lui-même reste tel quel." / "Scénario « {name} » : {n} modifications. Le planning lui-même reste tel quel.";
    stale(n: usize) by n: "{n} of them no longer applies." / "{n} of them no longer apply." | "{n} d’entre elles ne s’applique plus." / "{n} d’entre elles ne s’appliquent plus.";
    back: "Back to the plan" | "Revenir au planning";
    apply: "Apply to the plan" | "Appliquer au planning";
    applied(name: &str): "“{name}” is now the plan." | "« {name} » est désormais le planning.";
}
