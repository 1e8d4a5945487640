//! The colours of `styles/tokens.css` against WCAG 2.2 AA and against colour-blind eyes, in both themes.
//!
//! Contrast is that of WCAG 2.2 (relative luminance of sRGB).
//! Colour-blind eyes are simulated with the matrices of Machado, Oliveira and Fernandes,
//! "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.0,
//! and distances are Euclidean in OKLab (Ottosson, "A perceptual color space for image processing", 2020) × 100.

use std::collections::BTreeMap;

type Rgb = [f64; 3];

/// Each colour token as (light, dark), in linear sRGB.
fn tokens() -> BTreeMap<String, [Rgb; 2]> {
    let css = include_str!("../styles/tokens.css");
    let mut found = BTreeMap::new();
    for line in css.lines() {
        let Some((name, value)) =
            line.trim().strip_prefix("--").and_then(|rest| rest.split_once(": light-dark("))
        else {
            continue;
        };
        let (light, dark) = value.trim_end_matches([';', ')']).split_once(", ").expect("two colours");
        if light.len() == 7 && dark.len() == 7 {
            found.insert(name.to_owned(), [linear(light), linear(dark)]);
        }
    }
    found
}

fn linear(hex: &str) -> Rgb {
    [1, 3, 5].map(|i| {
        let c = f64::from(u8::from_str_radix(&hex[i..i + 2], 16).expect("a hex colour")) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |c: Rgb| 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    let (x, y) = (luminance(a), luminance(b));
    (x.max(y) + 0.05) / (x.min(y) + 0.05)
}

fn oklab(c: Rgb) -> Rgb {
    let l = (0.412_221_470_8 * c[0] + 0.536_332_536_3 * c[1] + 0.051_445_992_9 * c[2]).cbrt();
    let m = (0.211_903_498_2 * c[0] + 0.680_699_545_1 * c[1] + 0.107_396_956_6 * c[2]).cbrt();
    let s = (0.088_302_461_9 * c[0] + 0.281_718_837_6 * c[1] + 0.629_978_700_5 * c[2]).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
    ]
}

fn from_oklab(c: Rgb) -> Rgb {
    let l = (c[0] + 0.396_337_777_4 * c[1] + 0.215_803_757_3 * c[2]).powi(3);
    let m = (c[0] - 0.105_561_345_8 * c[1] - 0.063_854_172_8 * c[2]).powi(3);
    let s = (c[0] - 0.089_484_177_5 * c[1] - 1.291_485_548 * c[2]).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ]
    .map(|c| c.clamp(0.0, 1.0))
}

/// `color-mix(in oklab, a share, b)`.
fn mix(a: Rgb, share: f64, b: Rgb) -> Rgb {
    let (a, b) = (oklab(a), oklab(b));
    from_oklab([0, 1, 2].map(|i| a[i] * share + b[i] * (1.0 - share)))
}

fn seen(matrix: &[Rgb; 3], c: Rgb) -> Rgb {
    matrix.map(|row| (row[0] * c[0] + row[1] * c[1] + row[2] * c[2]).clamp(0.0, 1.0))
}

const SURFACES: [&str; 6] = ["bg", "surface", "raised", "sunken", "hover", "selected"];
const THEMES: [&str; 2] = ["light", "dark"];

/// Collects the pairs of a text (or mark) and its ground that miss `least`, and asserts that there are none.
fn all_reach(least: f64, pairs: &[(String, String)]) {
    let tokens = tokens();
    let mut missed = Vec::new();
    for (text, ground) in pairs {
        let (Some(a), Some(b)) = (tokens.get(text), tokens.get(ground)) else {
            panic!("no such token: {text} or {ground}");
        };
        for theme in 0..2 {
            let ratio = contrast(a[theme], b[theme]);
            if ratio < least {
                missed.push(format!("--{text} on --{ground}, {}: {ratio:.2} < {least}", THEMES[theme]));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

fn pairs(texts: &[&str], grounds: &[&str]) -> Vec<(String, String)> {
    texts
        .iter()
        .flat_map(|text| grounds.iter().map(|ground| ((*text).to_owned(), (*ground).to_owned())))
        .collect()
}

#[test]
fn text_reaches_aa_on_every_surface() {
    all_reach(4.5, &pairs(&["ink", "ink-2", "ink-3"], &SURFACES));
    all_reach(4.5, &pairs(&["ink", "ink-2", "ink-3"], &["off"]));
    all_reach(4.5, &pairs(&["accent", "accent-hover", "bad", "warn", "good"], &SURFACES));
}

#[test]
fn text_reaches_aa_on_its_soft_ground() {
    let grounds = ["accent-soft", "bad-soft", "warn-soft", "good-soft"];
    all_reach(4.5, &pairs(&["ink", "ink-2"], &grounds));
    for status in ["accent", "bad", "warn", "good"] {
        all_reach(4.5, &pairs(&[status], &[&format!("{status}-soft")]));
    }
    all_reach(4.5, &pairs(&["accent-ink"], &["accent", "accent-hover", "bad", "bad-hover"]));
}

#[test]
fn text_reaches_aa_on_every_step_of_the_load_ramp() {
    let steps: Vec<String> = (1..=9).map(|i| format!("load-{i}")).collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    all_reach(4.5, &pairs(&["ink"], &steps));
}

#[test]
fn edges_focus_and_project_colours_stand_out_from_their_surface() {
    all_reach(3.0, &pairs(&["edge", "focus"], &["bg", "surface", "raised"]));
    all_reach(3.0, &pairs(&["focus"], &SURFACES));
    let projects: Vec<String> = (1..=12).map(|i| format!("p{i}")).collect();
    let projects: Vec<&str> = projects.iter().map(String::as_str).collect();
    all_reach(3.0, &pairs(&projects, &["bg", "surface"]));
}

#[test]
fn text_reaches_aa_on_the_tint_of_every_project() {
    let tokens = tokens();
    // The share of colour in a bar, and a stronger one that a hovered bar may take.
    for share in [0.15, 0.22] {
        for i in 1..=12 {
            for (theme, name) in THEMES.iter().enumerate() {
                let ground = mix(tokens[&format!("p{i}")][theme], share, tokens["surface"][theme]);
                for text in ["ink", "ink-2"] {
                    let ratio = contrast(tokens[text][theme], ground);
                    assert!(ratio >= 4.5, "--{text} on {share} of --p{i}, {name}: {ratio:.2}");
                }
            }
        }
    }
}

#[test]
fn projects_stay_distinct_for_colour_blind_eyes() {
    const NORMAL: [Rgb; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    const PROTAN: [Rgb; 3] =
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    const DEUTAN: [Rgb; 3] =
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
    const TRITAN: [Rgb; 3] =
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]];
    let tokens = tokens();
    for (eye, matrix, least) in
        [("normal", NORMAL, 10.0), ("protan", PROTAN, 7.0), ("deutan", DEUTAN, 7.0), ("tritan", TRITAN, 6.0)]
    {
        for (theme, name) in THEMES.iter().enumerate() {
            for i in 1..=12 {
                for j in 1..i {
                    let [a, b] = [i, j].map(|k| oklab(seen(&matrix, tokens[&format!("p{k}")][theme])));
                    let distance = 100.0 * (0..3).map(|k| (a[k] - b[k]).powi(2)).sum::<f64>().sqrt();
                    assert!(
                        distance >= least,
                        "--p{j} and --p{i}, {name}, {eye} eyes: {distance:.1} < {least}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_load_ramp_goes_from_cool_to_warm() {
    let tokens = tokens();
    for (theme, name) in THEMES.iter().enumerate() {
        // The blue–yellow axis of OKLab, which red-green blindness leaves intact, rises at every step.
        let warmth: Vec<f64> = (1..=9).map(|i| oklab(tokens[&format!("load-{i}")][theme])[2]).collect();
        let rises = warmth.windows(2).take(6).all(|w| w[1] > w[0] + 0.003);
        assert!(rises, "{name}: {warmth:.3?}");
        // Past that, the step is carried by lightness towards the ink's opposite: each warmer step is stronger.
        let chroma: Vec<f64> = (5..=9)
            .map(|i| {
                let c = oklab(tokens[&format!("load-{i}")][theme]);
                c[1].hypot(c[2])
            })
            .collect();
        assert!(chroma.windows(2).all(|w| w[1] > w[0]), "{name}: {chroma:.3?}");
    }
}
