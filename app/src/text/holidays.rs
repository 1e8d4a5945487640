//! The names of public holidays.

use solver::model::Holiday;

use super::{Lang, texts};

texts! {
    new_year: "New Year’s Day" | "Jour de l’an";
    good_friday: "Good Friday" | "Vendredi saint";
    easter_monday: "Easter Monday" | "Lundi de Pâques";
    labour_day: "Labour Day" | "Fête du Travail";
    victory: "Victory Day" | "Victoire 1945";
    ascension: "Ascension" | "Ascension";
    whit_monday: "Whit Monday" | "Lundi de Pentecôte";
    national: "National Day" | "Fête nationale";
    assumption: "Assumption" | "Assomption";
    all_saints: "All Saints" | "Toussaint";
    armistice: "Armistice Day" | "Armistice 1918";
    christmas: "Christmas" | "Noël";
    boxing_day: "Boxing Day" | "Saint-Étienne";
    spring_bank: "Spring bank holiday" | "Spring bank holiday";
    summer_bank: "Summer bank holiday" | "Summer bank holiday";
    martin_luther_king: "Martin Luther King Day" | "Martin Luther King Day";
    presidents: "Presidents’ Day" | "Presidents’ Day";
    memorial: "Memorial Day" | "Memorial Day";
    juneteenth: "Juneteenth" | "Juneteenth";
    columbus: "Columbus Day" | "Columbus Day";
    thanksgiving: "Thanksgiving" | "Thanksgiving";
}

/// What a holiday is called.
pub const fn name(lang: Lang, holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => new_year(lang),
        Holiday::GoodFriday => good_friday(lang),
        Holiday::EasterMonday => easter_monday(lang),
        Holiday::LabourDay | Holiday::AmericanLabour => labour_day(lang),
        Holiday::Victory => victory(lang),
        Holiday::Ascension => ascension(lang),
        Holiday::WhitMonday => whit_monday(lang),
        Holiday::National => national(lang),
        Holiday::Assumption => assumption(lang),
        Holiday::AllSaints => all_saints(lang),
        Holiday::Armistice => armistice(lang),
        Holiday::Christmas => christmas(lang),
        Holiday::BoxingDay => boxing_day(lang),
        Holiday::SpringBank => spring_bank(lang),
        Holiday::SummerBank => summer_bank(lang),
        Holiday::MartinLutherKing => martin_luther_king(lang),
        Holiday::Presidents => presidents(lang),
        Holiday::Memorial => memorial(lang),
        Holiday::Juneteenth => juneteenth(lang),
        Holiday::Columbus => columbus(lang),
        Holiday::Thanksgiving => thanksgiving(lang),
    }
}
