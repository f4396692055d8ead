//! What weighs: somebody is missing, afraid, hurt or in danger. Rare, and never told in detail.

use super::{AWAKE, DAY, EVENING, MORNING, NIGHT, Topic};
use crate::domain::log::{
    EntryKind::{Health, Incident},
    Weight,
};

pub(super) const TOPICS: &[Topic] = &[
    Topic::youth(Incident, DAY | EVENING | NIGHT, 2)
        .weighing(Weight::Important)
        .facts(&[
            "Kom ikke til avtalt tid, svarer ikke på telefon {kl}.",
            "Gikk ut uten å si fra {kl}. Sist sett av {initialer} i gangen.",
            "Kom hjem {kl} med skrubbsår på hånda. Vil ikke si hva som har skjedd.",
            "Lukt av alkohol {kl}. Rolig, gikk og la seg.",
            "Fikk brev fra UDI i dag. Leste det sammen med tolk på telefon.",
            "Dårlige nyheter hjemmefra {kl}. Gråt, ville ikke være alene.",
            "Kastet en kopp i veggen {kl}. Ryddet selv etterpå.",
        ])
        .voices(&[
            "Jeg gikk bare tur.",
            "Ikke spør meg nå.",
            "De har ikke ringt på fire dager.",
            "Jeg ble så sint at jeg ikke tenkte.",
        ])
        .views(&[
            "Ulikt {ham}. Har vært stille siden {ukedag}.",
            "Uroen har med {familie} å gjøre.",
            "Vi er tett på uten å spørre.",
        ])
        .agreed(&[
            "Ringe igjen {snart}. Ikke inne {kveld}: bakvakt.",
            "Natt banker på {kveld} etter avtale.",
            "Samtale i morgen formiddag med {initialer}.",
            "Følg med ut uka.",
        ]),
    Topic::youth(Incident, EVENING | NIGHT | MORNING, 1)
        .weighing(Weight::Critical)
        .facts(&[
            "Ikke inne {kl}, telefonen er av. Ringt bakvakt, barnevernvakta og politiet.",
            "Savnet siden {før}. Politiet er varslet {kl} og har fått kjennetegn.",
            "Gikk ut uten å si fra {kl}. Svarer ikke, ingen av de andre vet hvor {han} er. Bakvakt varslet.",
            "Funnet av politiet ved {sted} {kl}. Uskadd, fryser. Kjøres hit.",
        ])
        .views(&["Har ikke vært borte om natta før.", "Stor uro etter telefonen hjemmefra."])
        .agreed(&[
            "Ring {ham} hver hele time. Verge varsles {snart}.",
            "Inne: ring politiet, barnevernvakta og bakvakt på nytt.",
            "{initialer} blir til {snart}.",
        ]),
    Topic::youth(Health, AWAKE | NIGHT, 1)
        .weighing(Weight::Critical)
        .facts(&[
            "Besvimte på badet {kl}. 113 ringt, ambulanse her etter {tall6} minutter. {initialer} er med.",
            "Sier {han} ikke orker mer. Ringte legevakta {kl}, de tar imot med en gang. {initialer} følger.",
            "Pustevansker etter {mat}. 113 ringt {kl}.",
        ])
        .voices(&["Ikke gå fra meg."])
        .views(&["Alvorlig. Ikke alene det neste døgnet."])
        .agreed(&[
            "Bakvakt og verge er varslet. Ny vurdering {snart}.",
            "En av oss er hos {ham} hele natta, {han} er enig.",
        ]),
];
