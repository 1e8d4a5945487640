//! The macro in which sentences are written, see the [module](crate::text).

/// Declares sentences: `key: "English" | "French";`, with parameters `key(name: &str): …`,
/// and with a plural `key(n: usize) by n: "one" / "many" | "one" / "many";`.
#[macro_export]
macro_rules! texts {
    ($(
        $(#[$meta:meta])*
        $key:ident $(( $($arg:ident : $ty:ty),* $(,)? ))? $(by $n:ident)? :
        $en:literal $(/ $en_many:literal)? | $fr:literal $(/ $fr_many:literal)? ;
    )*) => {$(
        $crate::__sentence! {
            [$(#[$meta])*] $key $(( $($arg : $ty),* ))? $(by $n)? :
            $en $(/ $en_many)? | $fr $(/ $fr_many)?
        }
    )*};
}

/// One sentence of [`texts!`]; a macro of its own so that a long file costs no recursion.
#[doc(hidden)]
#[macro_export]
macro_rules! __sentence {
    ([$(#[$meta:meta])*] $key:ident : $en:literal | $fr:literal) => {
        #[doc = concat!("“", $en, "”, « ", $fr, " »")]
        $(#[$meta])*
        pub const fn $key(lang: $crate::text::Lang) -> &'static str {
            match lang {
                $crate::text::Lang::En => $en,
                $crate::text::Lang::Fr => $fr,
            }
        }
    };
    ([$(#[$meta:meta])*] $key:ident ( $($arg:ident : $ty:ty),* ) : $en:literal | $fr:literal) => {
        #[doc = concat!("“", $en, "”, « ", $fr, " »")]
        $(#[$meta])*
        pub fn $key(lang: $crate::text::Lang $(, $arg: $ty)*) -> String {
            $(let $arg = $crate::text::Say::say($arg, lang);)*
            $crate::text::one_stop(match lang {
                $crate::text::Lang::En => format!($en),
                $crate::text::Lang::Fr => format!($fr),
            })
        }
    };
    ([$(#[$meta:meta])*] $key:ident ( $($arg:ident : $ty:ty),* ) by $n:ident :
        $en:literal / $en_many:literal | $fr:literal / $fr_many:literal) => {
        #[doc = concat!("“", $en_many, "”, « ", $fr_many, " »")]
        $(#[$meta])*
        pub fn $key(lang: $crate::text::Lang $(, $arg: $ty)*) -> String {
            let one = $crate::text::Plural::is_one(&$n, lang);
            $(let $arg = $crate::text::Say::say($arg, lang);)*
            // A sentence may choose its plural by a count that it does not show.
            let _ = &$n;
            $crate::text::one_stop(match (lang, one) {
                ($crate::text::Lang::En, true) => format!($en),
                ($crate::text::Lang::En, false) => format!($en_many),
                ($crate::text::Lang::Fr, true) => format!($fr),
                ($crate::text::Lang::Fr, false) => format!($fr_many),
            })
        }
    };
}

/// A sentence that ends with an abbreviation has one full stop: "d’ici ven. 4 déc.", not "déc..".
#[doc(hidden)]
pub fn one_stop(mut sentence: String) -> String {
    if sentence.ends_with("..") {
        sentence.pop();
    }
    sentence
}

#[cfg(test)]
mod tests {
    use crate::text::Lang::{En, Fr};
    use crate::text::format::Minutes;
    use chrono::NaiveDate;

    texts! {
        plain: "Owner" | "Attribuée à";
        named(name: &str): "Added {name}" | "{name} ajoutée";
        counted(n: usize) by n: "{n} task" / "{n} tasks" | "{n} tâche" / "{n} tâches";
        /// A sentence whose parameters are spoken by their types.
        typed(effort: Minutes, due: NaiveDate): "{effort}, due {due}" | "{effort}, pour {due}";
        by(due: NaiveDate): "By {due}." | "D’ici {due}.";
        ratio(n: f64) by n: "{n} day" / "{n} days" | "{n} jour" / "{n} jours";
        bare(n: u32, who: &str) by n: "{who} has a task" / "{who} has tasks" | "{who} a une tâche" / "{who} a des tâches";
    }

    #[test]
    fn each_language_has_its_own_sentence() {
        assert_eq!((plain(En), plain(Fr)), ("Owner", "Attribuée à"));
        assert_eq!(named(Fr, "Visuel {clé}"), "Visuel {clé} ajoutée");
    }

    #[test]
    fn plurals_follow_the_language() {
        let say = |n| (counted(En, n), counted(Fr, n));
        assert_eq!(say(0), ("0 tasks".into(), "0 tâche".into()));
        assert_eq!(say(1), ("1 task".into(), "1 tâche".into()));
        assert_eq!(say(1234), ("1,234 tasks".into(), "1\u{202f}234 tâches".into()));
        assert_eq!((ratio(En, 1.5), ratio(Fr, 1.5)), ("1.5 days".into(), "1,5 jour".into()));
        assert_eq!(
            (bare(En, 2, "Ann"), bare(Fr, 1, "Ann")),
            ("Ann has tasks".into(), "Ann a une tâche".into())
        );
    }

    #[test]
    fn an_abbreviation_at_the_end_keeps_one_stop() {
        let due = NaiveDate::from_ymd_opt(2026, 12, 4).unwrap();
        assert_eq!((by(En, due), by(Fr, due)), ("By Fri 4 Dec.".into(), "D’ici ven. 4 déc.".into()));
    }

    #[test]
    fn parameters_speak_the_language_of_their_type() {
        let due = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        assert_eq!(typed(En, Minutes(450), due), "7.5\u{a0}h, due Tue 1 Dec");
        assert_eq!(typed(Fr, Minutes(450), due), "7\u{202f}h\u{202f}30, pour mar. 1ᵉʳ déc.");
    }
}
