//! A file of more events than are written in one go.

use std::fmt::Write as _;

use super::*;

const EVENTS: usize = 4_100;

#[test]
fn a_large_file_is_taken_whole_and_the_first_and_the_last_of_it_are_found() {
    let house = House::sample();
    let mut file = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//skole//NO\r\n");
    for number in 0..EVENTS {
        let word = if number == 0 {
            "Trekkspill"
        } else if number + 1 == EVENTS {
            "Fagott"
        } else {
            "Time"
        };
        let (month, day) = (1 + number % 12, 1 + number % 28);
        write!(
            file,
            "BEGIN:VEVENT\r\nUID:{number}@skole\r\nDTSTAMP:20301201T080000Z\r\nDTSTART:2031{month:02}{day:02}T100000\r\n\
             SUMMARY:{word}\r\nEND:VEVENT\r\n"
        )
        .unwrap();
    }
    file.push_str("END:VCALENDAR\r\n");
    let done = import(&house, &file, "Stor", &["--kind", "school"]).fine();
    assert!(done.contains("4100 nye og 0 endrede"), "{done}");
    assert_eq!(taken(&house), EVENTS, "an audit row for each");
    for word in ["trekkspill", "fagott"] {
        let found = house.run_as("KN", &["search", word, "--json"]).json();
        assert_eq!(found["hits"].as_array().unwrap().len(), 1, "{found}");
    }
    let again = import(&house, &file, "Stor", &["--kind", "school"]).fine();
    assert!(again.contains("uendret: 4100") && again.contains("Ingenting er nytt eller endret."), "{again}");
}
