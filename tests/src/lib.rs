//! Journeys in a real browser and the tidy test live in this package.
