//! Days and moments of the device, in its own time zone.

use chrono::{NaiveDate, NaiveDateTime};

/// The local date of now.
pub fn today() -> NaiveDate {
    now().date()
}

/// The local date and time of now.
#[cfg(target_arch = "wasm32")]
pub fn now() -> NaiveDateTime {
    local(js_sys::Date::now())
}

/// The local date and time of a moment, given in milliseconds since 1970 (UTC).
#[cfg(target_arch = "wasm32")]
pub fn local(millis: f64) -> NaiveDateTime {
    let date = js_sys::Date::new(&millis.into());
    // Shifting by the zone's offset and reading the result as UTC gives local fields without a time zone table.
    let offset = date.get_timezone_offset() * 60_000.0;
    from_utc_millis(millis - offset)
}

/// Natively UTC stands for local time; tests bring their own dates.
#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> NaiveDateTime {
    local(millis())
}

/// Natively UTC stands for local time.
#[cfg(not(target_arch = "wasm32"))]
pub fn local(millis: f64) -> NaiveDateTime {
    from_utc_millis(millis)
}

/// Milliseconds since 1970 (UTC), to store a moment.
pub fn millis() -> f64 {
    let since = web_time::SystemTime::now().duration_since(web_time::SystemTime::UNIX_EPOCH);
    since.map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}

/// The date and time of now in UTC.
pub fn utc() -> NaiveDateTime {
    from_utc_millis(millis())
}

/// The time zone of the device as its people call it, such as `Europe/Paris`.
#[cfg(target_arch = "wasm32")]
pub fn zone() -> Option<String> {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let options = format.resolved_options();
    js_sys::Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}

/// Natively nobody asks for it.
#[cfg(not(target_arch = "wasm32"))]
pub const fn zone() -> Option<String> {
    None
}

fn from_utc_millis(millis: f64) -> NaiveDateTime {
    // A clock beyond the calendar (about 260,000 years) gives 1970 rather than no day at all.
    #[allow(clippy::cast_possible_truncation, reason = "a clock's milliseconds fit by far")]
    let moment = chrono::DateTime::from_timestamp_millis(millis as i64);
    moment.unwrap_or_default().naive_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milliseconds_become_a_day() {
        assert_eq!(local(86_400_000.0).date(), NaiveDate::from_ymd_opt(1970, 1, 2).unwrap());
        assert_eq!(local(f64::MAX).date(), NaiveDate::from_ymd_opt(1970, 1, 1).unwrap());
    }
}
