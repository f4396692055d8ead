//! The house and its apartments as places: rounds, keys, deliveries, things that break, messages.

use super::{AFTERNOON, AWAKE, DAY, LATE, MORNING, NIGHT, Topic};
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
            "Runde {runde}. En {utstyr} sto igjen i {rom}.",
            "Runde {runde}, alle utganger fri. Ytterdør sjekket to ganger.",
        ])
        .agreed(&["Vindu i {rom} tettes av vaktmester.", "Dag sjekker {ting}."]),
    Topic::house(Message, MORNING, 4)
        .facts(&[
            "Overtatt fra natt, alt i orden.",
            "Natt melder om rolig natt. {tall6} nøkler i skapet, telefonene er ladet.",
            "Overtatt {kl}. Bilnøkkel og kontantkort er på plass.",
            "Rapport fra natt lest av {initialer} og meg.",
            "Sykdom: {initialer} er borte i dag, vikar kommer {snart}.",
        ])
        .agreed(&["{initialer} tar telefonen fram til {snart}.", "Middag til seks i kveld, minn alle."]),
    Topic::house(Message, AWAKE, 6)
        .facts(&[
            "{vaktmester} kommer {hverdag} {kontortid} og ser på {ting}.",
            "Beskjed fra {kontakt}: møtet {hverdag} er flyttet til {kontortid}.",
            "Brannøvelse {hverdag} {kontortid}. Ungdommene får vite det på forhånd.",
            "Bilen skal på verksted {hverdag}. Bruk buss {tall}.",
            "Nytt passord på nettet i fellesstua henger i skapet på basen.",
            "Strømmen blir borte {hverdag} fra {kontortid}. Lommelykter ligger i {rom}.",
            "Postkassa er tømt. Brev er lagt i hyllene.",
            "{møte} i møterommet {hverdag} {kontortid}, rommet er opptatt.",
            "Ny vikar trenger opplæring i brannpanelet, {initialer} tar det.",
        ])
        .agreed(&[
            "{initialer} sier fra til alle.",
            "Kveld henger opp lapp i gangen.",
            "Tas på personalmøtet {hverdag}.",
        ]),
    Topic::house(Practical, AWAKE, 3)
        .facts(&[
            "{ting} er ødelagt. Meldt til vaktmester.",
            "{ting} i fellesarealet er i stykker, ikke bruk før vaktmester har vært her.",
            "Vaktmester var her {kl} og så på {ting}. Deler er bestilt.",
        ])
        .agreed(&["Vaktmester purres {hverdag}.", "{vaktmester} kommer {hverdag} {kontortid}."]),
    Topic::house(Practical, AWAKE, 6)
        .facts(&[
            "Nøkkel {siffer} mangler i skapet.",
            "Nøkkel {siffer} er funnet, lå i {rom}.",
            "Varer levert {kl}: {vare}, {vare} og {vare}.",
            "Bestilte {vare} og {vare} til fellesen.",
            "Førstehjelpsskapet er fylt opp. Mangler {førstehjelp}.",
            "Vasket kjøleskapet. Kastet {vare} som var gått ut på dato.",
            "Kontantkortet stemmer: {kroner} kroner igjen.",
            "Fant en {utstyr} i {rom}. Ingen har savnet den.",
            "Ryddet {rom}: en {utstyr}, {lån} og {plagg} uten eier ligger på basen.",
            "Søppel kjørt. Papirdunken var full.",
            "Byttet batteri i røykvarsleren i {rom}.",
        ])
        .agreed(&["{initialer} tar resten i morgen.", "Skrevet på lista i skapet."]),
    Topic::house(Observation, LATE, 7)
        .facts(&[
            "Rolig kveld, {tall6} på stua det meste av tida.",
            "Husmøte holdt. Tema: {husmøte}. Referat henger på tavla.",
            "Fellesmiddag med {tall6} til bords: {rett} og {mat}.",
            "Mye besøk i huset, alle gjester ute {kl}.",
            "Film på stua: {film}.",
            "God stemning i huset. {vær} ute.",
        ])
        .agreed(&["Neste husmøte mandag 18:00.", "Ungdommene velger film {ukedag}."]),
    Topic::house(Incident, AWAKE | NIGHT, 1)
        .weighing(Weight::Important)
        .facts(&[
            "Brannalarm {kl} fra {rom}. Brent mat, alle ute på fire minutter. Brannvesenet avbestilt.",
            "Røyklukt i {rom} {kl}. Alle ut mens vi lette, det var en brødrister.",
        ])
        .views(&["Opptellingen gikk fint, alle møtte ved postkassene.", "To ventet for lenge inne. Øv igjen."])
        .agreed(&["Avvik skrives av {initialer}.", "Tas opp på husmøtet mandag."]),
    Topic::house(Incident, AWAKE | NIGHT, 1)
        .weighing(Weight::Important)
        .facts(&[
            "Vannlekkasje i {rom}. Stoppekran stengt {kl}, vakttelefonen er varslet.",
            "Ukjent person prøvde døra {kl}. Gikk da vi tente lyset. Politiet er orientert.",
            "Strømbrudd fra {før} til {kl}. Brannpanelet gikk på batteri.",
            "Nøkkelknippet til basen var borte fra {før} til {kl}. Funnet i {rom}.",
        ])
        .agreed(&[
            "Avvik skrives av {initialer}.",
            "Ekstra runde ute {snart}.",
            "{vaktmester} ringes {hverdag} {kontortid}.",
        ]),
    Topic::apartment(Practical, AWAKE, 5)
        .facts(&[
            "{ting} i leiligheten er ødelagt. Meldt til vaktmester {kl}.",
            "Vaktmester var her {kl} og byttet {ting}. Avtalt på forhånd.",
            "Rørlegger kommer {hverdag} {kontortid}, kranen på badet drypper.",
            "Røykvarsler testet, virker.",
            "Ny {møbel} levert {kl} og båret inn.",
            "Ventilasjonen bråker. Filter bestilt.",
            "Avlest strøm: {målerstand}.",
        ])
        .agreed(&["Vaktmester låses inn bare når beboeren er hjemme.", "Sjekkes igjen {hverdag}."]),
    Topic::vacant(Observation, MORNING | DAY | AFTERNOON, 2)
        .facts(&[
            "Befaring før innflytting: {ting} må byttes, ellers i god stand.",
            "Vasket og klargjort. Nøkkel {siffer} er talt og hengt opp.",
            "Malt ferdig i {rom}.",
        ])
        .agreed(&["Klar til innflytting fra {hverdag}."]),
    Topic::house(Message, NIGHT, 2)
        .facts(&[
            "Til dag: husk {vare} til frokosten.",
            "Til dag: {initialer} ringte seg syk {kl}.",
            "Rolig til nå. Skriver rapport {snart}.",
            "Bakvakt ble ikke brukt i natt.",
        ])
        .agreed(&["Dag finner vikar.", "Dag ringer vaktmester om {ting}."]),
];
