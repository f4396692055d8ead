//! School, apprenticeship and work.

use super::{AFTERNOON, DAY, EVENING, MORNING, Topic};
use crate::domain::log::{EntryKind::School, Weight};

pub(super) const TOPICS: &[Topic] = &[
    Topic::youth(School, MORNING, 8)
        .on_school_days()
        .facts(&[
            "Til skolen i tide, gikk {kl}.",
            "Fulgte til skolen med buss {tall}. Møtte {lærer} i døra.",
            "Ringte skolen {kl} og meldte {ham} syk.",
            "Dag i praksis som {yrke}, ble kjørt dit.",
            "Gikk {kl} for å rekke {fag} i første time.",
            "Rakk ikke bussen, syklet til skolen {kl} i {vær}.",
        ])
        .voices(&["De snakker så fort i timen.", "Jeg orker ikke gym.", "I dag har vi {fag}, det er bra."])
        .views(&["Fraværet øker mot slutten av uka.", "Strever med å si fra når {han} ikke forstår."])
        .agreed(&["Møte med {lærer} {hverdag} {kontortid}.", "{initialer} ringer skolen {hverdag} {kontortid}."]),
    Topic::youth(School, DAY, 7)
        .on_school_days()
        .facts(&[
            "Kontaktlærer {lærer} ringte: {han} møtte ikke til {fag}.",
            "Melding fra skolen: fravær i {fag} {hverdag}. {han} sier {han} satt på biblioteket.",
            "Fri fra skolen i dag, planleggingsdag.",
            "{lærer} ringte og skrøt av en {skoleting}.",
            "Hjemme tidlig fra skolen, timene i {fag} var avlyst.",
            "Møte med {lærer} og rådgiver på skolen. {han} sa selv hva {han} trenger.",
        ])
        .voices(&["{fag} er det beste faget.", "Læreren sa at jeg var flink.", "Jeg var på skolen, men ikke i timen."])
        .views(&["Mestrer mer enn karakterene viser.", "Trygg på {lærer}, bruk det."])
        .agreed(&["Skolen sender melding samme dag ved fravær.", "Nytt møte på skolen om {tall6} uker."]),
    Topic::youth(School, EVENING, 8)
        .facts(&[
            "Leksehjelp i {fag}, {minutter} minutter. Jobbet godt.",
            "Øvde til en {skoleting} {hverdag}. Kan det meste.",
            "Leverte en {skoleting} {kl}, to timer før fristen.",
            "Fikk tilbake en {skoleting}: {karakter}. Viste den fram på basen.",
            "Ville ikke gjøre lekser i dag. Satt likevel med oss på møterommet.",
            "Skrev søknad om {jobb} sammen med {initialer}.",
            "Søkte stilling som {stilling} på nett.",
            "Øvde til jobbintervju som {stilling}.",
            "Leste høyt på norsk i {minutter} minutter. Teksten handlet om {pensum}.",
            "Skriver om {pensum} i {fag}. Trenger hjelp med tegnsetting.",
        ])
        .voices(&[
            "Nå forstår jeg endelig {pensum}.",
            "Hvorfor må jeg kunne dette for å bli {yrke}?",
            "Jeg fikk {karakter}!",
            "Kan vi ta det en gang til, litt saktere?",
            "Jeg skal bestå, bare vent.",
        ])
        .views(&[
            "Lærer fort når noen sitter ved siden av.",
            "Mål om skole er på vei.",
            "Ordforrådet vokser fra uke til uke.",
            "Gir opp for tidlig i {fag}.",
        ])
        .agreed(&[
            "Leksehjelp igjen {hverdag}.",
            "{han} spør {lærer} om ekstra tid på prøven.",
            "Låner bok om {pensum} på biblioteket.",
        ]),
    Topic::youth(School, DAY | AFTERNOON, 2)
        .weighing(Weight::Important)
        .on_school_days()
        .facts(&[
            "Varsel om fare for ikke vurdering i {fag}. Brevet ligger i permen.",
            "Skolen melder om {tall} timer udokumentert fravær.",
            "Krangel i klassen. {lærer} ringte {kl} og ba om møte.",
            "Har ikke vært på skolen siden {hverdag}.",
        ])
        .voices(&["De lo da jeg snakket.", "Jeg går ikke tilbake dit.", "Det er ikke farlig, jeg tar det igjen."])
        .views(&["Dette må tas nå, før det blir en vane.", "Virker redd for å gå dit alene."])
        .agreed(&[
            "Møte på skolen {hverdag} {kontortid}, verge er varslet.",
            "{initialer} følger til skolen resten av uka.",
        ]),
];
