//! Public holidays by region, for any year.
//!
//! Movable feasts hang on Easter Sunday, found with the anonymous Gregorian algorithm
//! (Jean Meeus, "Astronomical Algorithms", 1991, chapter 8).

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// Whose public holidays count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// No public holidays.
    None,
    /// Metropolitan France.
    #[default]
    France,
    /// Alsace and Moselle: France, Good Friday and Boxing Day.
    AlsaceMoselle,
    /// Belgium.
    Belgium,
    /// England and Wales, substitute days included; special holidays by proclamation are not known.
    EnglandWales,
    /// The federal holidays of the USA, on the day they are observed.
    UnitedStates,
}

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holiday {
    /// 1 January, or its substitute.
    NewYear,
    /// The Friday before Easter.
    GoodFriday,
    /// The Monday after Easter.
    EasterMonday,
    /// 1 May, or the first Monday of May in the UK.
    LabourDay,
    /// 8 May, France.
    Victory,
    /// 39 days after Easter.
    Ascension,
    /// The Monday after Pentecost.
    WhitMonday,
    /// National day: 14 July in France, 21 July in Belgium, 4 July in the USA.
    National,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November; Veterans Day in the USA.
    Armistice,
    /// 25 December, or its substitute.
    Christmas,
    /// 26 December, or its substitute.
    BoxingDay,
    /// The last Monday of May, UK.
    SpringBank,
    /// The last Monday of August, UK.
    SummerBank,
    /// The third Monday of January, USA.
    MartinLutherKing,
    /// The third Monday of February, USA.
    Presidents,
    /// The last Monday of May, USA.
    Memorial,
    /// 19 June, USA, from 2021.
    Juneteenth,
    /// The first Monday of September, USA.
    AmericanLabour,
    /// The second Monday of October, USA.
    Columbus,
    /// The fourth Thursday of November, USA.
    Thanksgiving,
}

impl Region {
    /// Every region.
    pub const ALL: [Self; 6] = [
        Self::France,
        Self::AlsaceMoselle,
        Self::Belgium,
        Self::EnglandWales,
        Self::UnitedStates,
        Self::None,
    ];

    /// The public holidays of a year, by date; empty outside the years that the calendar can express.
    pub fn holidays(self, year: i32) -> Vec<(NaiveDate, Holiday)> {
        let mut days = self.rules(year).unwrap_or_default();
        days.sort_unstable();
        days
    }

    /// The holiday that falls on a date, if any.
    pub fn holiday_on(self, date: NaiveDate) -> Option<Holiday> {
        // An observed New Year may fall on 31 December of the year before.
        let of_year = |year| self.holidays(year).into_iter().find(|(day, _)| *day == date);
        of_year(date.year()).or_else(|| of_year(date.year() + 1)).map(|(_, holiday)| holiday)
    }

    fn rules(self, year: i32) -> Option<Vec<(NaiveDate, Holiday)>> {
        use Holiday as H;
        let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let easter = easter_sunday(year)?;
        let after_easter = |days| easter.checked_add_days(Days::new(days));
        Some(match self {
            Self::None => Vec::new(),
            Self::France | Self::AlsaceMoselle => {
                let mut days = vec![
                    (on(1, 1)?, H::NewYear),
                    (after_easter(1)?, H::EasterMonday),
                    (on(5, 1)?, H::LabourDay),
                    (on(5, 8)?, H::Victory),
                    (after_easter(39)?, H::Ascension),
                    (after_easter(50)?, H::WhitMonday),
                    (on(7, 14)?, H::National),
                    (on(8, 15)?, H::Assumption),
                    (on(11, 1)?, H::AllSaints),
                    (on(11, 11)?, H::Armistice),
                    (on(12, 25)?, H::Christmas),
                ];
                if self == Self::AlsaceMoselle {
                    days.push((easter.checked_sub_days(Days::new(2))?, H::GoodFriday));
                    days.push((on(12, 26)?, H::BoxingDay));
                }
                days
            }
            Self::Belgium => vec![
                (on(1, 1)?, H::NewYear),
                (after_easter(1)?, H::EasterMonday),
                (on(5, 1)?, H::LabourDay),
                (after_easter(39)?, H::Ascension),
                (after_easter(50)?, H::WhitMonday),
                (on(7, 21)?, H::National),
                (on(8, 15)?, H::Assumption),
                (on(11, 1)?, H::AllSaints),
                (on(11, 11)?, H::Armistice),
                (on(12, 25)?, H::Christmas),
            ],
            Self::EnglandWales => {
                let (christmas, boxing) = match on(12, 25)?.weekday() {
                    Weekday::Fri => (25, 28),
                    Weekday::Sat => (27, 28),
                    Weekday::Sun => (27, 26),
                    _ => (25, 26),
                };
                let new_year = match on(1, 1)?.weekday() {
                    Weekday::Sat => 3,
                    Weekday::Sun => 2,
                    _ => 1,
                };
                vec![
                    (on(1, new_year)?, H::NewYear),
                    (easter.checked_sub_days(Days::new(2))?, H::GoodFriday),
                    (after_easter(1)?, H::EasterMonday),
                    (nth(year, 5, Weekday::Mon, 1)?, H::LabourDay),
                    (last_monday(year, 5)?, H::SpringBank),
                    (last_monday(year, 8)?, H::SummerBank),
                    (on(12, christmas)?, H::Christmas),
                    (on(12, boxing)?, H::BoxingDay),
                ]
            }
            Self::UnitedStates => {
                let mut days = vec![
                    (observed(on(1, 1)?)?, H::NewYear),
                    (nth(year, 1, Weekday::Mon, 3)?, H::MartinLutherKing),
                    (nth(year, 2, Weekday::Mon, 3)?, H::Presidents),
                    (last_monday(year, 5)?, H::Memorial),
                    (observed(on(7, 4)?)?, H::National),
                    (nth(year, 9, Weekday::Mon, 1)?, H::AmericanLabour),
                    (nth(year, 10, Weekday::Mon, 2)?, H::Columbus),
                    (observed(on(11, 11)?)?, H::Armistice),
                    (nth(year, 11, Weekday::Thu, 4)?, H::Thanksgiving),
                    (observed(on(12, 25)?)?, H::Christmas),
                ];
                if year >= 2021 {
                    days.push((observed(on(6, 19)?)?, H::Juneteenth));
                }
                days
            }
        })
    }
}

/// Easter Sunday of a Gregorian year.
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)?;
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// The nth such weekday of a month.
fn nth(year: i32, month: u32, weekday: Weekday, n: u8) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, n)
}

fn last_monday(year: i32, month: u32) -> Option<NaiveDate> {
    nth(year, month, Weekday::Mon, 5).or_else(|| nth(year, month, Weekday::Mon, 4))
}

/// A Saturday is observed on the Friday before, a Sunday on the Monday after.
fn observed(day: NaiveDate) -> Option<NaiveDate> {
    match day.weekday() {
        Weekday::Sat => day.pred_opt(),
        Weekday::Sun => day.succ_opt(),
        _ => Some(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_published_tables_say() {
        for day in ["1818-03-22", "1943-04-25", "2000-04-23", "2024-03-31", "2026-04-05", "2038-04-25"] {
            assert_eq!(easter_sunday(date(day).year()), Some(date(day)));
        }
    }

    #[test]
    fn regions_keep_their_own_holidays() {
        let cases = [
            (Region::France, "2026-05-14", Some(Holiday::Ascension)),
            (Region::France, "2026-05-25", Some(Holiday::WhitMonday)),
            (Region::France, "2026-04-03", None),
            (Region::AlsaceMoselle, "2026-04-03", Some(Holiday::GoodFriday)),
            (Region::AlsaceMoselle, "2026-12-26", Some(Holiday::BoxingDay)),
            (Region::Belgium, "2026-07-21", Some(Holiday::National)),
            (Region::Belgium, "2026-05-08", None),
            (Region::EnglandWales, "2021-12-27", Some(Holiday::Christmas)),
            (Region::EnglandWales, "2021-12-28", Some(Holiday::BoxingDay)),
            (Region::EnglandWales, "2022-12-26", Some(Holiday::BoxingDay)),
            (Region::EnglandWales, "2022-12-27", Some(Holiday::Christmas)),
            (Region::EnglandWales, "2022-01-03", Some(Holiday::NewYear)),
            (Region::EnglandWales, "2026-08-31", Some(Holiday::SummerBank)),
            (Region::UnitedStates, "2021-12-31", Some(Holiday::NewYear)),
            (Region::UnitedStates, "2026-07-03", Some(Holiday::National)),
            (Region::UnitedStates, "2026-11-26", Some(Holiday::Thanksgiving)),
            (Region::UnitedStates, "2020-06-19", None),
            (Region::None, "2026-01-01", None),
        ];
        for (region, day, holiday) in cases {
            assert_eq!(region.holiday_on(date(day)), holiday, "{region:?} {day}");
        }
    }

    #[test]
    fn years_out_of_the_calendar_have_no_holidays() {
        assert!(Region::France.holidays(i32::MAX).is_empty());
        assert!(Region::UnitedStates.holidays(i32::MIN).is_empty());
    }
}
