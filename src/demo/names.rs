//! Invented youths: names as they come from many places, put together from common ones. Nobody here exists.

use super::rng::Rng;
use crate::domain::youth::InterpreterNeed;

/// How a youth is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pronoun {
    /// *Hun*.
    Hun,
    /// *Han*.
    Han,
}

/// An invented youth without dates.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub preferred: String,
    pub latin: Option<String>,
    pub script: Option<String>,
    pub pronunciation: Option<String>,
    pub languages: String,
    pub interpreter: InterpreterNeed,
    pub interpreter_note: Option<String>,
    /// What help they need to get out in a fire.
    pub help: Option<String>,
    pub celebrates: Option<String>,
    pub pronoun: Pronoun,
    /// How often the log tells about them: the quiet ones 1, the loud ones up to 6.
    pub loudness: u64,
    /// Registered as born on 1 January, as many are whose day nobody knows.
    pub new_year: bool,
}

/// Those who live in the house now, and the last one who moved on. Made by hand, since they are what people look at: a
/// very long name, one name alone, and four scripts.
pub(super) fn core() -> Vec<Person> {
    use InterpreterNeed::{No, Sometimes, Yes};
    use Pronoun::{Han, Hun};
    let person = |preferred: &str, latin: &str, script: &str, said: &str| Person {
        preferred: preferred.to_owned(),
        latin: some(latin),
        script: some(script),
        pronunciation: some(said),
        languages: String::new(),
        interpreter: No,
        interpreter_note: None,
        help: None,
        celebrates: None,
        pronoun: Han,
        loudness: 3,
        new_year: false,
    };
    vec![
        Person {
            languages: "dari, farsi, norsk (B1)".to_owned(),
            interpreter: Sometimes,
            interpreter_note: some("Dari. Ikke bruk telefontolk fra Trondheim."),
            loudness: 6,
            new_year: true,
            celebrates: some("21. mars, Nouruz"),
            ..person("Amir", "Amir Hossein Rezavi", "امیرحسین رضوی", "a-MIR ho-SEIN")
        },
        Person {
            languages: "tigrinja, amharisk, litt norsk".to_owned(),
            interpreter: Yes,
            interpreter_note: some("Tigrinja, helst kvinne."),
            help: some("Hører dårlig uten høreapparat: bank hardt, tenn lyset."),
            pronoun: Hun,
            loudness: 1,
            celebrates: some("7. januar, sammen med julen"),
            ..person("Selam", "Selam Tekle Ghebrezgi", "ሰላም ተክለ ገብረዝጊ", "SE-lam")
        },
        Person {
            languages: "arabisk, kurdisk (kurmanji), engelsk".to_owned(),
            interpreter: Sometimes,
            interpreter_note: some("Arabisk, syrisk dialekt."),
            loudness: 4,
            ..person(
                "Mohammed Abdulrahman",
                "Mohammed Abdulrahman Ibrahim Abdelkarim al-Mahmoudi al-Hashimi al-Qasimi",
                "محمد عبد الرحمن إبراهيم عبد الكريم المحمودي الهاشمي القاسمي",
                "mo-HAM-med abd-ur-rah-MAN",
            )
        },
        Person {
            languages: "ukrainsk, russisk, engelsk, norsk (A2)".to_owned(),
            loudness: 2,
            ..person("Danylo", "Danylo Kovalyshyn", "Данило Ковалишин", "da-NY-lo")
        },
        Person {
            languages: "pashto, dari".to_owned(),
            interpreter: Yes,
            interpreter_note: some("Pashto. Vil ha samme tolk hver gang."),
            loudness: 5,
            new_year: true,
            ..person("Zabihullah", "", "ذبیح الله", "sa-bi-hul-LA")
        },
        Person {
            languages: "somali, swahili, norsk (B2)".to_owned(),
            pronoun: Hun,
            loudness: 3,
            ..person("Hodan", "Hodan Abdirashid Warfa", "", "HO-dan")
        },
    ]
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Where earlier youths came from: names with their own script where it is not Latin, and what they speak.
struct Origin {
    languages: &'static str,
    interpreter: &'static str,
    boys: &'static [(&'static str, &'static str)],
    girls: &'static [(&'static str, &'static str)],
    families: &'static [(&'static str, &'static str)],
}

const ORIGINS: &[Origin] = &[
    Origin {
        languages: "dari, norsk (A2)",
        interpreter: "Dari.",
        boys: &[
            ("Reza", "رضا"),
            ("Farhad", "فرهاد"),
            ("Omid", "امید"),
            ("Jawad", "جواد"),
            ("Naser", "ناصر"),
            ("Sohrab", "سهراب"),
            ("Milad", "میلاد"),
            ("Elyas", "الیاس"),
        ],
        girls: &[("Zahra", "زهرا"), ("Shirin", "شیرین"), ("Maryam", "مریم"), ("Laleh", "لاله")],
        families: &[
            ("Haidari", "حیدری"),
            ("Nazari", "نظری"),
            ("Ahmadi", "احمدی"),
            ("Rahimi", "رحیمی"),
            ("Sharifi", "شریفی"),
            ("Karimi", "کریمی"),
        ],
    },
    Origin {
        languages: "tigrinja, norsk (A2)",
        interpreter: "Tigrinja.",
        boys: &[
            ("Yonas", "ዮናስ"),
            ("Filmon", "ፊልሞን"),
            ("Robel", "ሮቤል"),
            ("Merhawi", "መርሃዊ"),
            ("Samuel", "ሳሙኤል"),
            ("Kidane", "ኪዳነ"),
            ("Natnael", "ናትናኤል"),
        ],
        girls: &[("Rahel", "ራሄል"), ("Bethlehem", "ቤተልሔም"), ("Winta", "ዊንታ"), ("Feven", "ፌቨን")],
        families: &[
            ("Tesfay", "ተስፋይ"),
            ("Haile", "ሃይለ"),
            ("Mehari", "መሃሪ"),
            ("Berhane", "ብርሃነ"),
            ("Abraha", "ኣብርሃ"),
            ("Kiflom", "ክፍሎም"),
        ],
    },
    Origin {
        languages: "arabisk, engelsk, norsk (A2)",
        interpreter: "Arabisk.",
        boys: &[
            ("Bilal", "بلال"),
            ("Karam", "كرم"),
            ("Yazan", "يزن"),
            ("Anas", "أنس"),
            ("Tarek", "طارق"),
            ("Majd", "مجد"),
            ("Hamza", "حمزة"),
        ],
        girls: &[("Nour", "نور"), ("Rim", "ريم"), ("Hala", "هالة"), ("Sidra", "سدرة")],
        families: &[
            ("al-Khalaf", "الخلف"),
            ("Darwish", "درويش"),
            ("al-Najjar", "النجار"),
            ("Hamdan", "حمدان"),
            ("al-Saleh", "الصالح"),
            ("Barakat", "بركات"),
        ],
    },
    Origin {
        languages: "somali, norsk (B1)",
        interpreter: "Somali.",
        boys: &[("Abdi", ""), ("Mahad", ""), ("Liban", ""), ("Guled", ""), ("Sharmarke", ""), ("Ayanle", "")],
        girls: &[("Ifrah", ""), ("Sagal", ""), ("Ubah", ""), ("Nimco", ""), ("Ayaan", "")],
        families: &[
            ("Cabdi Farah", ""),
            ("Hassan Jama", ""),
            ("Yusuf Elmi", ""),
            ("Aden Samatar", ""),
            ("Osman Geedi", ""),
        ],
    },
    Origin {
        languages: "ukrainsk, russisk, norsk (A1)",
        interpreter: "Ukrainsk eller russisk.",
        boys: &[
            ("Maksym", "Максим"),
            ("Artem", "Артем"),
            ("Bohdan", "Богдан"),
            ("Yehor", "Єгор"),
            ("Nazar", "Назар"),
            ("Tymofii", "Тимофій"),
        ],
        girls: &[("Solomiia", "Соломія"), ("Daryna", "Дарина"), ("Polina", "Поліна"), ("Zlata", "Злата")],
        families: &[
            ("Hrytsenko", "Гриценко"),
            ("Levchuk", "Левчук"),
            ("Savchyn", "Савчин"),
            ("Ostapiv", "Остапів"),
            ("Melnychuk", "Мельничук"),
        ],
    },
    Origin {
        languages: "kurdisk (sorani), arabisk, norsk (A2)",
        interpreter: "Sorani.",
        boys: &[("Rebin", "ڕێبین"), ("Soran", "سۆران"), ("Zana", "زانا"), ("Hiwa", "هیوا"), ("Dilan", "دیلان")],
        girls: &[("Shilan", "شیلان"), ("Tara", "تارا"), ("Avin", "ئەڤین")],
        families: &[("Qadir", "قادر"), ("Rashid", "ڕەشید"), ("Mahmud", "مەحموود"), ("Aziz", "عەزیز")],
    },
];

/// An earlier youth. `taken` are the names of those they live with.
pub(super) fn earlier(rng: &mut Rng, taken: &[&str]) -> Person {
    loop {
        let person = from_anywhere(rng);
        if !taken.contains(&person.preferred.as_str()) {
            return person;
        }
    }
}

fn from_anywhere(rng: &mut Rng) -> Person {
    let origin = rng.pick(ORIGINS);
    let pronoun = if rng.chance(24) { Pronoun::Hun } else { Pronoun::Han };
    let (given, given_script) = *rng.pick(if pronoun == Pronoun::Hun { origin.girls } else { origin.boys });
    let (family, family_script) = *rng.pick(origin.families);
    let interpreter = *rng.pick(&InterpreterNeed::ALL);
    Person {
        preferred: given.to_owned(),
        latin: Some(format!("{given} {family}")),
        script: (!given_script.is_empty()).then(|| format!("{given_script} {family_script}")),
        pronunciation: None,
        languages: origin.languages.to_owned(),
        interpreter,
        interpreter_note: (interpreter != InterpreterNeed::No).then(|| origin.interpreter.to_owned()),
        help: None,
        celebrates: None,
        pronoun,
        loudness: *rng.pick(&[1, 2, 2, 3, 3, 4, 5, 6]),
        new_year: rng.chance(35),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::names::Line;

    #[test]
    fn those_who_are_looked_at_show_every_kind_of_name() {
        let core = core();
        let scripts: String = core.iter().filter_map(|person| person.script.clone()).collect();
        for (script, letters) in [("Arabic", 'ا'..='ي'), ("Ge'ez", 'ሀ'..='፼'), ("Cyrillic", 'А'..='я')] {
            assert!(scripts.chars().any(|c| letters.contains(&c)), "{script}");
        }
        assert!(core.iter().any(|person| person.latin.as_ref().is_some_and(|name| name.chars().count() > 60)));
        assert!(core.iter().any(|person| person.latin.is_none() && !person.preferred.contains(' ')));
        assert!(core.iter().any(|person| person.new_year) && core.iter().any(|person| !person.new_year));
        assert!(core.iter().any(|person| person.loudness == 1) && core.iter().any(|person| person.loudness == 6));
    }

    #[test]
    fn every_name_is_a_line_and_nobody_has_the_name_of_a_neighbour() {
        let mut rng = Rng::new(3, "names");
        let everybody = core().into_iter().chain((0..500).map(|_| earlier(&mut rng, &["Reza", "Nour"])));
        for person in everybody {
            for name in [Some(&person.preferred), person.latin.as_ref(), person.script.as_ref()].into_iter().flatten() {
                assert!(Line::new(name).is_ok(), "{name}");
            }
            assert!(!["Reza", "Nour"].contains(&person.preferred.as_str()));
        }
    }
}
