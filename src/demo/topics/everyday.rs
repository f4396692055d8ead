//! Ordinary days of one youth: mornings, coming home, food, money, washing, talks, agreements.

use super::{AWAKE, DAY, EVENING, MORNING, NIGHT, Topic};
use crate::domain::log::EntryKind::{Agreement, Conversation, Observation, Practical};

pub(super) const TOPICS: &[Topic] = &[
    Topic::youth(Observation, MORNING, 9)
        .facts(&[
            "Oppe av seg selv {kl}. Spiste {frokost}.",
            "Banket på {kl} som avtalt, svarte med en gang.",
            "Banket på {før} og igjen ti minutter senere. Kom ut i gangen {kl}.",
            "Frokost på felleskjøkkenet: {frokost}. {han} var {følelse}.",
            "Sto opp uten vekking for {ordenstall} dag på rad.",
            "Forsov seg, ble vekket {kl} og rakk buss {tall}.",
            "Ville ikke stå opp. Sa gjennom døra at {han} hadde sovet dårlig.",
            "Gikk ut døra {kl} med sekk og matpakke.",
            "Var innom basen etter {lån} før skolen.",
            "Lagde matpakke selv, brød med {pålegg}.",
        ])
        .voices(&[
            "Jeg sov ikke før klokka tre.",
            "I dag var det lett å stå opp.",
            "Ikke bank så hardt, jeg hører dere.",
            "Jeg liker når noen er på kjøkkenet om morgenen.",
            "Bare ti minutter til.",
        ])
        .views(&[
            "Morgenene går bedre når {han} har lagt fram klærne kvelden før.",
            "Trenger fortsatt ett bank og én påminnelse.",
            "Sover trolig lite, ser sliten ut for {ordenstall} gang denne uka.",
            "God utvikling siden forrige måned.",
        ])
        .agreed(&[
            "Natt banker på {morgen} i morgen også.",
            "{han} stiller to alarmer og legger telefonen på andre siden av rommet.",
            "Prøver uten vekking til {hverdag}.",
            "Vi minner om klær og sekk før leggetid.",
        ]),
    Topic::youth(Observation, EVENING, 10)
        .facts(&[
            "Kom hjem {kl}, {følelse}.",
            "Hjemme {kl} fra {sted}. Hilste og gikk rett opp.",
            "Kom innom basen {kl} og fortalte om dagen.",
            "Inne {kl}. Hadde vært på {fritid} og var {følelse}.",
            "Hjemme senere enn avtalt, {kl}. Bussen fra {sted} sto på grunn av {vær}.",
            "Så {ham} i gangen {kl}, lett å prate med.",
            "Satt lenge på stua med telefonen. Svarte kort.",
            "Ute på tur mot {sted} i {vær}, tilbake {kl}.",
            "Hadde med seg {vare} hjem til seg selv og litt til fellesen.",
        ])
        .voices(&[
            "Det var en lang dag.",
            "Jeg vil bare være litt alene nå.",
            "Jeg møtte en fra klassen, det var bra.",
            "Kan noen være med meg på {fritid} neste gang?",
            "Det går fint, ikke tenk på meg.",
        ])
        .views(&[
            "Ulikt {ham}. Var stille i går også.",
            "Godt humør, mer åpen enn vanlig.",
            "Vi lar {ham} komme til oss.",
            "Ser ut til å finne seg til rette.",
        ])
        .agreed(&[
            "Sier fra til basen hvis {han} blir senere enn {kveld}.",
            "Vi ser innom {snart}.",
            "{initialer} tar en prat i morgen.",
        ]),
    Topic::youth(Practical, AWAKE, 7)
        .facts(&[
            "Handlet sammen på {butikk}: {vare}, {vare} og {vare}.",
            "Lagde {rett} sammen. {han} gjorde det meste selv.",
            "Lagde {mat} hjemme hos seg selv og kom ned med en porsjon til basen.",
            "Vasket klær {kl}. Viste hvordan programmet for {tøy} brukes.",
            "Gikk gjennom ukebudsjettet. Har igjen {kroner} kroner til {ukedag}.",
            "Fikk hjelp med nettbanken og betalte {regning}.",
            "Satte opp handleliste for uka, innenfor {kroner} kroner.",
            "Hentet pakke på posten: {plagg}.",
            "Bakte {bakst} på felleskjøkkenet, satte av til oss.",
            "Prøvde {plagg} og {plagg} på {butikk}. Kjøpte ingenting.",
            "Sorterte posten i permen: {brev} og {brev}.",
            "Vasket leiligheten sammen med {initialer}. {definert} ble grundig gjort.",
            "Byttet sengetøy og luftet. Støvsugde selv.",
            "Lappet sykkelen i boden. Trenger ny {sykkel}.",
        ])
        .voices(&[
            "Jeg kan lage {mat} uten oppskrift nå.",
            "Pengene går så fort.",
            "Det var jeg som fant det billigste.",
            "Hjemme var det alltid mor som gjorde dette.",
        ])
        .views(&[
            "Klarer mer selv enn {han} tror.",
            "Trenger at vi gjør det sammen en gang til.",
            "Fra «sammen» til «påminnelse» på mat, forslag til plan.",
            "Flink til å sammenligne priser.",
        ])
        .agreed(&[
            "Ny handletur {ukedag} etter skolen.",
            "{han} setter av {kroner} kroner til buss og telefon.",
            "Vaskedag er {ukedag}, vi minner om det kvelden før.",
            "Tar med kvittering tilbake til basen.",
        ]),
    Topic::youth(Conversation, DAY | EVENING, 8)
        .facts(&[
            "Samtale {kl} på personalbasen, {minutter} minutter. Tema: {prat}.",
            "Gikk tur til {sted} og snakket om {prat}.",
            "Primærsamtale {minutter} minutter. {han} tok selv opp {prat}.",
            "Satt på kjøkkenet og snakket om {prat} mens {han} lagde te.",
            "Samtale med telefontolk, {minutter} minutter. Gikk gjennom {sak}.",
            "Snakket om {familie}. {han} viste bilder på telefonen.",
            "Kom ned {kl} og ville snakke. Mest om {prat}.",
        ])
        .voices(&[
            "Jeg tenker mest på det om natta.",
            "Jeg vil klare meg selv, men ikke alene.",
            "Dere spør alltid hvordan det går, men jeg vet ikke hva jeg skal svare.",
            "Mor sier at jeg må spise mer.",
            "Jeg vil bli {yrke}.",
            "Når jeg lager mat, tenker jeg ikke på noe annet.",
            "Det var godt å si det høyt.",
            "Jeg savner {familie}.",
        ])
        .views(&[
            "God kontakt. Lettere å snakke når vi går enn når vi sitter.",
            "Bekymret for {familie}, det tar mye plass nå.",
            "Ønsker mer ansvar. Det bør inn i planen.",
            "Lite håp i stemmen i dag. Følger med.",
            "Trenger tid på å svare. Stillheten er grei.",
        ])
        .agreed(&[
            "Ny samtale {ukedag} ettermiddag.",
            "{initialer} bestiller tolk til {hverdag}.",
            "{han} skriver ned tre ønsker til neste gang.",
            "{møte} {hverdag} {kontortid}, {initialer} blir med.",
            "Tar det opp på møtet med {kontakt}.",
            "Vi spør ikke mer om dette før {han} selv tar det opp.",
        ]),
    Topic::youth(Agreement, AWAKE, 5)
        .facts(&[
            "Avtale om {avtale} er gjort sammen med {ham}.",
            "Gikk gjennom avtalen om {avtale}. {han} er enig.",
            "{han} ba selv om å endre avtalen om {avtale}.",
            "Ringte {kontor} sammen. Fikk time {hverdag} {kontortid}.",
            "Minnet om {avtale}.",
            "Fikk innkalling til {møte} {hverdag} {kontortid}.",
            "{møte} er flyttet til {hverdag} {kontortid}, {han} vet det.",
        ])
        .voices(&[
            "Det er greit for meg.",
            "Jeg vil prøve i to uker.",
            "Da må dere også holde det.",
            "Jeg husker det selv.",
        ])
        .views(&[
            "{han} har eierskap til avtalen.",
            "Kan bli for mye på en gang.",
            "Fint at forslaget kom fra {ham} selv.",
        ])
        .agreed(&[
            "Inne {kveld} på hverdager, sier fra hvis det blir senere.",
            "Besøk til {kveld}, to om gangen.",
            "Møte med {kontakt} {hverdag} {kontortid}. {initialer} blir med.",
            "Skjermfri fra {kveld} til vekking, prøves til {ukedag}.",
            "Vi ser på avtalen igjen {ukedag}.",
            "Banker på {morgen}, går ikke inn.",
        ]),
    Topic::youth(Observation, NIGHT, 5)
        .facts(&[
            "Lys i leiligheten {kl}, hørte musikk. Rolig da jeg gikk forbi igjen.",
            "Inne {kl}, sa god natt.",
            "Sendte melding {kl} som avtalt, svarte med tommel opp.",
            "Kom ned {kl}, fikk ikke sove. Drakk varm melk og snakket om {prat}.",
            "Snakket lenge i telefonen med {familie}, ferdig {kl}.",
            "Banket på {kl} etter avtale. Svarte «alt bra».",
            "Gikk en runde ute {kl}, tilbake etter {minutter} minutter.",
        ])
        .voices(&[
            "Jeg drømte om båten igjen.",
            "Kan du sitte her litt?",
            "Det er for stille her om natta.",
            "Jeg prøver å sove nå.",
        ])
        .views(&["Sover lite denne uka.", "Trygg nok til å komme ned selv.", "Godt med noen våkne i huset."])
        .agreed(&[
            "Dag følger opp søvnen.",
            "Lar {ham} sove til {morgen}.",
            "Kan komme ned når {han} vil, døra er åpen.",
        ]),
];
