//! Several youths together.

use super::{AWAKE, DAY, EVENING, NIGHT, Topic};
use crate::domain::log::{
    EntryKind::{Agreement, Conversation, Incident, Observation, Practical},
    Weight,
};

pub(super) const TOPICS: &[Topic] = &[
    Topic::group(Observation, EVENING, 8)
        .facts(&[
            "Spiste {rett} sammen på felleskjøkkenet. God stemning.",
            "Fellesmiddag: {mat} og {rett}. De ryddet selv etterpå.",
            "Så {film} på stua. Mye latter.",
            "Spilte {spill} til {kl}. Ingen krangel om reglene denne gangen.",
            "På {sport} sammen, tilbake {kl}.",
            "Satt ute i {vær} og grillet. Snakket om {prat}.",
            "Øvde på {pensum} sammen på møterommet, den ene forklarte for den andre.",
        ])
        .voices(&["Kan vi gjøre dette hver uke?", "Neste gang lager jeg {mat}.", "Han jukser alltid i {spill}."])
        .views(&[
            "Fint at de inviterte hverandre uten oss.",
            "Gruppa tåler mer uenighet enn før.",
            "De hjelper hverandre mer enn de viser.",
        ])
        .agreed(&["Ny kveld {ukedag}, de planlegger maten selv.", "De tar oppvasken på omgang."]),
    Topic::group(Observation, DAY, 6)
        .facts(&[
            "Laget lunsj sammen: {mat}.",
            "Tur til {sted} med buss {tall}. Alle hadde med mat selv.",
            "Spilte {spill} på stua fram til {kl}.",
            "Gikk tur i {vær} med {initialer}. Snakket om {prat}.",
        ])
        .voices(&["Vi kan gjøre det igjen i morgen.", "Jeg visste ikke at du kunne lage {mat}."])
        .views(&["De finner på ting selv når det er fri."])
        .agreed(&["De handler inn til neste gang selv."]),
    Topic::group(Practical, AWAKE, 3)
        .facts(&[
            "Storhandlet til fellesmiddagen: {vare}, {vare}, {vare} og {vare}.",
            "Ryddet boden sammen. {tall} sekker kjørt til gjenbruk ved {sted}.",
            "Måkte snø og strødde inngangen.",
            "Malte veggen på stua. Fargen valgte de selv.",
            "Satte opp vaskeliste for fellesarealene for uka.",
        ])
        .views(&["Går lettere når oppgavene er skrevet på tavla."])
        .agreed(&["Resten tas {ukedag}.", "{initialer} skriver lista på tavla."]),
    Topic::group(Conversation, EVENING, 3)
        .facts(&[
            "Snakket om støy etter {kveld}. Begge fikk si sitt.",
            "Prat rundt bordet om {prat}.",
            "Planla {fest} sammen. Mange ideer.",
            "Snakket om hva som er greit å legge ut på nett om andre.",
        ])
        .voices(&[
            "Vi vil bestemme maten selv.",
            "Det er ikke rettferdig at bare noen rydder.",
            "Han ba om unnskyldning, det er greit nå.",
        ])
        .views(&["De finner løsninger selv når de får tid."])
        .agreed(&[
            "Stille i fellesarealet etter {kveld}.",
            "Tas opp på husmøtet mandag.",
            "De bestemmer menyen innen {ukedag}.",
        ]),
    Topic::group(Agreement, EVENING, 2)
        .facts(&["Avtale om {avtale} gjelder nå for dem alle.", "De har byttet kjøkkendag seg imellom."])
        .agreed(&["Gjelder fra {ukedag}.", "Vi ser på det igjen på husmøtet."]),
    Topic::group(Incident, EVENING | NIGHT, 1)
        .weighing(Weight::Important)
        .facts(&[
            "Høylytt krangel på felleskjøkkenet {kl} om {krangel}. Vi gikk imellom med ord, ingen ble skadet.",
            "Dytting i gangen {kl} etter {krangel}. Begge gikk til hver sin leilighet da vi ba om det.",
            "Stygge ord om {krangel}. Den ene gråt etterpå.",
        ])
        .voices(&["Han begynte.", "Jeg vil ikke se ham i dag.", "Det var dumt, jeg var sliten."])
        .views(&["Har bygd seg opp over flere dager.", "De ordner som regel opp selv dagen etter."])
        .agreed(&[
            "Samtale med hver av dem i morgen formiddag.",
            "Natt går en ekstra runde {kveld}.",
            "De spiser hver for seg i kveld.",
        ]),
];
