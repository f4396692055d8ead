//! The house and its apartments as places: rounds, keys, deliveries, things that break, messages.

use super::{AWAKE, DAY, EVENING, MORNING, NIGHT, Topic};
use crate::domain::log::{
    EntryKind::{Incident, Message, Observation, Practical},
    Weight,
};

pub(super) const TOPICS: &[Topic] = &[
    Topic::house(Observation, NIGHT, 14)
        .facts(&[
            "Runde {runde}, alt rolig i fellesareal.",
            "Runde {runde}: dører låst, lys slukket, brannpanel grønt.",
            "Runde {runde}. Vindu i {rom} sto åpent, lukket.",
            "Runde {runde}, rolig. {vær} ute.",
            "Runde {runde}: komfyrvakt sjekket, oppvaskmaskin satt på.",
            "Runde {runde}. Musikk fra en leilighet, dempet da jeg gikk forbi.",
            "Runde {runde}. Fant {lån} på stua, ligger på basen.",
            "Runde {runde}, alle utganger fri. Ytterdør sjekket to ganger.",
        ])
        .agreed(&["Vindu i {rom} tettes av vaktmester.", "Dag sjekker {ting}."]),
    Topic::house(Message, MORNING, 4)
        .facts(&[
            "Overtatt fra natt, alt i orden.",
            "Natt melder om rolig natt. {tall6} nøkler i skapet, telefonene er ladet.",
            "Overtatt {kl}. Bilnøkkel og kontantkort er på plass.",
            "Rapport fra natt lest av {initialer} og meg.",
            "Sykdom: {initialer} er borte i dag, vikar kommer {klokkeslett}.",
        ])
        .agreed(&["{initialer} tar telefonen fram til {klokkeslett}.", "Husmøte i kveld {klokkeslett}, minn alle."]),
    Topic::house(Message, AWAKE, 6)
        .facts(&[
            "{vaktmester} kommer {ukedag} {klokkeslett} og ser på {ting}.",
            "Beskjed fra {kontakt}: møtet {ukedag} er flyttet til {klokkeslett}.",
            "Brannøvelse {ukedag} {klokkeslett}. Ungdommene får vite det på forhånd.",
            "Bilen skal på verksted {ukedag}. Bruk buss {tall}.",
            "Nytt passord på nettet i fellesstua henger i skapet på basen.",
            "Strømmen blir borte {ukedag} fra {klokkeslett}. Lommelykter ligger i {rom}.",
            "Postkassa er tømt. Brev er lagt i hyllene.",
            "Vikar {initialer} trenger opplæring i brannpanelet.",
        ])
        .agreed(&[
            "{initialer} sier fra til alle.",
            "Kveld henger opp lapp i gangen.",
            "Tas på personalmøtet {ukedag}.",
        ]),
    Topic::house(Practical, AWAKE, 7)
        .facts(&[
            "{ting} er ødelagt. Meldt til vaktmester.",
            "{ting} i fellesarealet er fikset.",
            "Nøkkel {tall6} mangler i skapet.",
            "Nøkkel {tall6} er funnet, lå i {rom}.",
            "Varer levert {kl}: {vare}, {vare} og {vare}.",
            "Bestilte {vare} og {vare} til fellesen.",
            "Førstehjelpsskapet er fylt opp. Mangler {førstehjelp}.",
            "Vasket kjøleskapet. Kastet {vare} som var gått ut på dato.",
            "Kontantkortet stemmer: {kroner} kroner igjen.",
            "Søppel kjørt. Papirdunken var full.",
            "Byttet batteri i røykvarsleren i {rom}.",
        ])
        .agreed(&["Vaktmester purres {ukedag}.", "Natt tar resten.", "{initialer} kjøper nytt i morgen."]),
    Topic::house(Observation, EVENING, 4)
        .facts(&[
            "Rolig kveld, {tall6} på stua det meste av tida.",
            "Husmøte holdt. Tema: {husmøte}. Referat henger på tavla.",
            "Fellesmiddag med {tall6} til bords: {rett} og {mat}.",
            "Mye besøk i huset, alle gjester ute {kl}.",
            "Film på stua: {film}.",
            "God stemning i huset. {vær} ute.",
        ])
        .agreed(&["Neste husmøte {ukedag} {klokkeslett}.", "Ungdommene velger film {ukedag}."]),
    Topic::house(Incident, AWAKE | NIGHT, 1)
        .weighing(Weight::Important)
        .facts(&[
            "Brannalarm {kl} fra {rom}. Brent mat, alle ute på fire minutter. Brannvesenet avbestilt.",
            "Vannlekkasje i {rom}. Stoppekran stengt {kl}, vakttelefonen er varslet.",
            "Ukjent person prøvde døra {kl}. Gikk da vi tente lyset. Politiet er orientert.",
            "Strømbrudd fra {kl} til {tidspunkt}. Brannpanelet gikk på batteri.",
        ])
        .views(&["Opptellingen gikk fint, alle møtte ved postkassene."])
        .agreed(&["Avvik skrives av {initialer}.", "Tas opp på husmøtet {ukedag}."]),
    Topic::apartment(Practical, AWAKE, 5)
        .facts(&[
            "{ting} i leiligheten er ødelagt. Meldt til vaktmester {kl}.",
            "Vaktmester var her {kl} og byttet {ting}. Avtalt på forhånd.",
            "Rørlegger kommer {ukedag} {klokkeslett}, kranen på badet drypper.",
            "Røykvarsler testet, virker.",
            "Ny {møbel} levert {kl} og båret inn.",
            "Ventilasjonen bråker. Filter bestilt.",
            "Avlest strøm: {målerstand}.",
        ])
        .agreed(&["Vaktmester låses inn bare når beboeren er hjemme.", "Sjekkes igjen {ukedag}."]),
    Topic::vacant(Observation, MORNING | DAY | EVENING, 2)
        .facts(&[
            "Befaring før innflytting: {ting} må byttes, ellers i god stand.",
            "Vasket og klargjort. Nøkler {tall6} og {tall6} er talt.",
            "Malt ferdig i {rom}.",
        ])
        .agreed(&["Klar til innflytting fra {ukedag}."]),
    Topic::house(Message, NIGHT, 2)
        .facts(&[
            "Til dag: husk {vare} til frokosten.",
            "Til dag: {initialer} ringte seg syk {kl}.",
            "Rolig til nå. Skriver rapport {tidspunkt}.",
            "Bakvakt ble ikke brukt i natt.",
        ])
        .agreed(&["Dag finner vikar.", "Dag ringer vaktmester om {ting}."]),
];
