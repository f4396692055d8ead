//! Body, sleep and worries.

use super::{AWAKE, EVENING, MORNING, NIGHT, Topic};
use crate::domain::log::{EntryKind::Health, Weight};

pub(super) const TOPICS: &[Topic] = &[
    Topic::youth(Health, AWAKE, 6)
        .facts(&[
            "Klaget over {plage} {kl}. Fikk te og la seg litt.",
            "Fulgte til {kontor} {kl}. Ny time om {tall6} uker.",
            "Time hos {kontor} er flyttet til {hverdag} {kontortid}.",
            "Har hatt {plage} siden {ukedag}. Ingen feber.",
            "Feber {grader}, holder seg inne. Drikker godt.",
            "Hentet resept på apoteket ved {sted}.",
            "Var på {sport} i {minutter} minutter, ingen smerter etterpå.",
            "Spiste lite i dag, bare {frokost}.",
            "Tok medisinen sin selv {kl}, vi minnet ikke om det.",
        ])
        .voices(&[
            "Det verker når jeg løper.",
            "Jeg er ikke syk, bare trøtt.",
            "Legen snakket til tolken og ikke til meg.",
            "Det gjør vondt her, men det går.",
        ])
        .views(&["Plagene kommer ofte før viktige møter.", "Ser bedre ut enn i går.", "Spiser for lite på hverdager."])
        .agreed(&[
            "Ringer {kontor} i morgen hvis det ikke er bedre.",
            "Vi spør hvordan det går {snart}.",
            "{initialer} bestiller tolk til timen {hverdag}.",
            "{han} sier fra selv hvis smertene kommer tilbake.",
        ]),
    Topic::youth(Health, NIGHT | MORNING, 3)
        .facts(&[
            "Våken til {før}. Lå og så i taket, sier {han}.",
            "Mareritt, kom ned {kl}. Satt her i {minutter} minutter.",
            "Har sovet {tall6} timer. Stod opp likevel.",
            "Kunne ikke sove, gikk fram og tilbake i gangen.",
        ])
        .voices(&[
            "Jeg ser det samme hver natt.",
            "Hvis jeg legger meg tidlig, våkner jeg bare.",
            "Det hjelper med lyd på.",
        ])
        .views(&[
            "Søvnen er dårligere rundt brev fra UDI.",
            "Bør tas opp med psykologen.",
            "Roen kom da vi snakket om {prat}.",
        ])
        .agreed(&["Dag ringer {kontor}.", "Prøver radio på lavt og lys i gangen.", "Samtale om søvn {hverdag}."]),
    Topic::youth(Health, AWAKE, 1)
        .weighing(Weight::Important)
        .facts(&[
            "Feber {grader} og {plage}. Ringte legevakta {kl}, de ber oss se det an til {snart}.",
            "Allergisk utslett etter {mat}. Fikk allergitablett etter avtale med legevakta.",
            "Vrikket ankelen på {sport}. Kjørt til legevakta {kl}.",
            "Har ikke tatt medisinen sin på {tall6} dager. Sier {han} glemte den.",
        ])
        .voices(&["Jeg trodde det gikk over.", "Ikke ring flere, det er bra nå."])
        .views(&["Må følges tett det neste døgnet."])
        .agreed(&[
            "Sjekkes {snart} og igjen om {tall6} timer. Verre: ring 116117.",
            "Kontroll hos {kontor} {hverdag} {kontortid}.",
        ]),
    Topic::youth(Health, EVENING, 2)
        .facts(&[
            "Samtale hos psykolog {kl}. Var {følelse} etterpå.",
            "Ble hentet etter timen hos psykologen, satt stille i bilen.",
            "Psykologen ringte: ny time {hverdag} {kontortid}.",
        ])
        .voices(&["Hun hørte på meg.", "Jeg vil ikke dit mer.", "Det var tungt, men bra."])
        .views(&["Trenger en rolig kveld etter slike timer."])
        .agreed(&["Ingen krav i kveld. Mat står i ovnen.", "{initialer} snakker med {ham} før neste time."]),
];
