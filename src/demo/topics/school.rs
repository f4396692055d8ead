//! School, apprenticeship and work.

use super::{AWAKE, DAY, EVENING, MORNING, Topic};
use crate::domain::log::{EntryKind::School, Weight};

pub(super) const TOPICS: &[Topic] = &[
    Topic::youth(School, MORNING | DAY, 7)
        .facts(&[
            "Til skolen i tide, gikk {kl}.",
            "Kontaktlærer {lærer} ringte: {han} møtte ikke til {fag}.",
            "Melding fra skolen: fravær i {fag} {ukedag}. {han} sier {han} satt på biblioteket.",
            "Fulgte til skolen med buss {tall}. Møtte {lærer} i døra.",
            "Fri fra skolen i dag, planleggingsdag.",
            "Ringte skolen {kl} og meldte {ham} syk.",
            "Første dag i praksis som {yrke}, ble kjørt dit.",
        ])
        .voices(&[
            "De snakker så fort i timen.",
            "{fag} er det beste faget.",
            "Jeg orker ikke gym.",
            "Læreren sa at jeg var flink.",
        ])
        .views(&[
            "Mestrer mer enn karakterene viser.",
            "Fraværet øker mot slutten av uka.",
            "Strever med å si fra når {han} ikke forstår.",
        ])
        .agreed(&[
            "Møte med {lærer} {ukedag} {klokkeslett}.",
            "{initialer} ringer skolen i morgen {klokkeslett}.",
            "Skolen sender melding samme dag ved fravær.",
        ]),
    Topic::youth(School, EVENING, 8)
        .facts(&[
            "Leksehjelp i {fag}, {minutter} minutter. Jobbet godt.",
            "Øvde til en {skoleting} {ukedag}. Kan det meste.",
            "Leverte en {skoleting} {kl}, to timer før fristen.",
            "Fikk tilbake en {skoleting}: {karakter}. Viste den fram på basen.",
            "Ville ikke gjøre lekser i dag. Satt likevel med oss på møterommet.",
            "Skrev søknad om {jobb} sammen med {initialer}.",
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
            "Leksehjelp igjen {ukedag} {klokkeslett}.",
            "{han} spør {lærer} om ekstra tid på prøven.",
            "Låner bok om {pensum} på biblioteket.",
        ]),
    Topic::youth(School, AWAKE, 2)
        .weighing(Weight::Important)
        .facts(&[
            "Varsel om fare for ikke vurdering i {fag}. Brevet ligger i permen.",
            "Skolen melder om {tall} timer udokumentert fravær.",
            "Krangel i klassen. {lærer} ringte {kl} og ba om møte.",
            "Har ikke vært på skolen siden {ukedag}.",
        ])
        .voices(&["De lo da jeg snakket.", "Jeg går ikke tilbake dit.", "Det er ikke farlig, jeg tar det igjen."])
        .views(&["Dette må tas nå, før det blir en vane.", "Virker redd for å gå dit alene."])
        .agreed(&[
            "Møte på skolen {ukedag} {klokkeslett}, verge er varslet.",
            "{initialer} følger til skolen resten av uka.",
        ]),
];
