//! The words that fill the gaps of [`super::topics`]: enough of them that a search in a million entries meets a vocabulary
//! like that of a real house.

use std::collections::BTreeMap;

/// Lists of words by the name of the gap: alternatives are divided by `|`.
const LISTS: &[(&str, &str)] = &[
    (
        "følelse",
        "sliten|trøtt|glad|urolig|stille|lei seg|irritert|spent|lettet|stresset|nervøs|oppgitt|fornøyd|skuffet|\
        blid|sint|rastløs|tankefull|stolt|trist|usikker|lattermild|sulten|forkjølet|sjenert|pratsom|ivrig|utålmodig|\
        rolig|avslappet|bekymret|engstelig|mutt|opplagt|opprømt|rørt|ensom|travel|frossen|takknemlig|grinete|mild|\
        høflig|fjern|våken|tålmodig|målbevisst|nedstemt|lettrørt|ukonsentrert|overrasket|forvirret|sår",
    ),
    (
        "frokost",
        "brød med ost|havregrøt med kanel|egg og brød|kornblanding med melk|yoghurt og banan|knekkebrød med brunost|\
        te og kjeks|rester av gårsdagens middag|flatbrød med yoghurt|eggerøre|omelett med tomat|smoothie|\
        rundstykke med skinke av kalkun|dadler og nøtter|et eple|bare kaffe|müsli|grovbrød med makrell i tomat|\
        risgrøt|ost og oliven|agurk og fetaost|pannekaker|toast med honning|linsesuppe fra i går",
    ),
    (
        "pålegg",
        "ost|brunost|salami av kalkun|makrell i tomat|leverpostei av kylling|egg|hummus|syltetøy|kaviar|prim|avokado",
    ),
    (
        "mat",
        "kabuli palaw|mantu|bolani|injera med shiro|zigni|tsebhi|kitcha|shawarma|maqluba|fattoush|tabbouleh|falafel|\
        hummus|kibbeh|dolma|biryani|sambusa|bariis|suqaar|canjeero|borsjtsj|varenyky|deruny|holubtsi|syrnyky|taco|pizza|\
        lapskaus|fårikål|fiskeboller i hvit saus|fiskekaker|kjøttkaker|komler|raspeballer|pølse med lompe|grøt|lasagne|\
        couscous|ratatouille|quesadilla|nudler|dumplings|sushi|hamburger|pommes frites|samosa|pakora|chapati|naan|\
        tikka masala|shakshuka|baba ganoush|plov|pelmeni|blini|potetmos|spaghetti med saus|vafler|skillingsboller|\
        sjokoladekake|gulrotkake|eplepai|baklava|halva|rømmegrøt|suppe med brød|ovnsbakte grønnsaker",
    ),
    (
        "lån",
        "støvsugeren|hammeren|en skrutrekker|paraplyen|laderen|et par hansker|strykejernet|hodelykta|symaskinen|\
        sykkelpumpa|kortstokken|gitaren|en ryggsekk|målebåndet|trillebagen|en notatbok|saksa|tapen|kjøkkenvekta|mikseren|\
        stekepanna|håndmikseren|drillen|vateret|stigen|snømåkeren|isskrapa|reflekser|badmintonrackene|fotballen|\
        sjakkbrettet|ludospillet|høyttaleren|en ladekabel|kalkulatoren|linjalen|ordboka|atlaset|et teppe|en pute",
    ),
    (
        "prat",
        "framtida|skolen|familien|jobb|penger|venner|religion|drømmer|ensomhet|språket|fotball|musikk|mat hjemmefra|\
        reisen hit|krigen|søsken|kjærester|kropp og trening|rettigheter|oppholdstillatelsen|førerkort|ramadan|julefeiring|\
        påske|høytider|norske regler|vennskap|rasisme|kjedsomhet|søvn|stress|politikk|nyhetene|vinteren|sommerjobb|\
        tillit|å be om hjelp|å bo alene|naboer|nett og telefon|spill|biler|klær|frisyrer|hjemlengsel|barndommen|besteforeldre|\
        skam|ære|sinne|grenser|forelskelse|fødselsdager|dyr|fisketur|stjerner|bøker|dikt|filmer|kunst|håndverk|\
        lærlingplass|studier|utdanning|yrkesvalg|dataspill|sosiale medier|falske nyheter|stemmerett|klima|historie|savn",
    ),
    (
        "vær",
        "regn|sludd|snø|vind|kulde|tåke|hagl|frost|storm|yr|kuling|holke|minusgrader|lett snødrev|tett snøfall|duskregn|\
        slaps|torden|rim|skodde|glatt føre|sterk vind|underkjølt regn|regnbyger|snøbyger|sidevind|sterk kulde|\
        tett tåke|pøsregn|piskende regn|våt snø|vindkast|isete veier|lavt skydekke",
    ),
    (
        "sted",
        "Moholt|Lade|Byåsen|Ila|Solsiden|Bakklandet|Tiller|Heimdal|Strindheim|Lerkendal|Nidelva|Bymarka|\
        Estenstadmarka|Lademoen|Nardo|Sluppen|Singsaker|torget|biblioteket|Pirbadet|stasjonen|Festningen|Ladestien|Leangen|\
        Ranheim|Saupstad|Kolstad|Flatåsen|Ringve|Rotvoll|Korsvika|Skansen|Marienborg|Tempe|Risvollan|Hallset|\
        Munkvoll|Kystad|Ugla|Lian|Theisendammen|Baklidammen|Skistua|Gråkallen|Havstein|Stavset|Charlottenlund|Vikåsen|\
        Jakobsli|Brøset|Tyholt|Rosenborg|Elgeseter|Gløshaugen|Dragvoll|Steinan|Othilienborg|Klæbu|Stokkanhaugen|Nidarvoll|\
        Bromstad|Tunga|Grilstad|Presthus|Være|Vestlia|Kattem|Åsheim|Lundåsen|Rosten|Kroppan|Selsbakk|Dalgård|Hoem|\
        Nyborg|Sverresborg|Trolla|Ilsvika|Brattøra|Midtbyen|Kalvskinnet|Møllenberg|Rosenborgparken|Buran|Svartlamon|\
        Ladeparken|Fagerheim|Voldsminde|Persaunet|Blussuvoll|Valentinlyst|Eberg|Angelltrøa|Stubban|Sjetnan",
    ),
    (
        "fag",
        "norsk|matte|naturfag|samfunnsfag|engelsk|kroppsøving|KRLE|mat og helse|kunst og håndverk|musikk|spansk|\
        geografi|historie|biologi|kjemi|fysikk|programmering|yrkesfaglig fordypning|helsefag|elektrofag|bilfag|\
        restaurantfag|byggfag|salg og service|psykologi|sosiologi|økonomi|medier|design|religion og etikk",
    ),
    (
        "pensum",
        "fotosyntese|brøk|prosent|likninger|grammatikk|verb i preteritum|demokrati|valg|vikingtida|\
        andre verdenskrig|den kalde krigen|cellen|atomer|elektrisitet|energi|klimaendringer|økosystemer|fordøyelsen|\
        hjertet og blodet|nervesystemet|arv og miljø|noveller|dikt|eventyr|argumentasjon|kildekritikk|leserinnlegg|\
        menneskerettigheter|grunnloven|Stortinget|kommunen|samer og nasjonale minoriteter|velferdsstaten|budsjett|renter|\
        trekanter|Pytagoras|funksjoner|sannsynlighet|statistikk|volum|måleenheter|kart og kompass|vulkaner|jordskjelv|\
        istida|bergarter|vannets kretsløp|verdensreligionene|buddhisme|islam|kristendom|hinduisme|etikk|filosofi|\
        kosthold|hygiene|ernæring|matlaging|førstehjelp|smittevern|arbeidsmiljø|verneutstyr|sveising|trearbeid|koding|\
        algoritmer|reklame|sjangre|setningsbygning|sammensatte ord|preposisjoner|ordstilling|uttale|tonefall",
    ),
    (
        "yrke",
        "sykepleier|elektriker|kokk|tømrer|bilmekaniker|frisør|lege|ingeniør|politi|lærer|sjåfør|rørlegger|maler|\
        tolk|fotballspiller|programmerer|barnevernspedagog|baker|butikkmedarbeider|helsefagarbeider|advokat|pilot|\
        brannmann|veterinær|tannlege|farmasøyt|journalist|fotograf|gartner|murer|sveiser|maskinist|skipper|journalist|\
        arkitekt|skuespiller|musiker|designer|renholder|vekter|logistikkarbeider|fysioterapeut|psykolog|ambulansearbeider",
    ),
    (
        "jobb",
        "sommerjobb på jordbærgård|deltidsjobb i butikk|lærlingplass|utplassering på verksted|jobb på kafé|\
        avisrute|sommerjobb i kommunen|praksis i barnehage|vaskejobb på kveldstid|jobb på lager|ekstrahjelp i kantine|\
        hagearbeid i nabolaget|jobb i gatekjøkken|vikariat på sykehjem|plass i Ungt Entreprenørskap",
    ),
    ("karakter", "4|5|3|4+|5-|3+|6|bestått|godkjent|4-|2+|5+|meget bra"),
    (
        "plage",
        "vondt i magen|hodepine|vondt i ryggen|vondt i kneet|sår hals|hoste|feber|svimmelhet|kvalme|tannverk|\
        øreverk|kløe|utslett|stiv nakke|vondt i skulderen|vondt i ankelen|tett nese|hjertebank|trykk i brystet|\
        magekramper|oppkast|diaré|tørre øyne|neseblod|pollenallergi|vondt i håndleddet|forstoppelse|skjelvinger|\
        tretthet|nedsatt matlyst|muskelsmerter|et sår som ikke gror|en inngrodd tånegl|brennmerke på hånda|migrene",
    ),
    (
        "kontor",
        "fastlegen|tannlegen|optikeren|helsesykepleieren|psykologen|fysioterapeuten|BUP|legevakta|laboratoriet|\
        røntgen|øyelegen|ørelegen|hudlegen|vaksinasjonskontoret|helsestasjon for ungdom|poliklinikken|kiropraktoren|\
        ernæringsfysiologen|ortopeden|allergologen",
    ),
    (
        "kontakt",
        "saksbehandler|verge|kontaktlærer|barnevernstjenesten|advokaten|NAV|UDI|politiet|banken|psykologen|\
        rådgiver på skolen|oppfølgingstjenesten|helsesykepleier|flyktningtjenesten|miljøarbeider på skolen|fastlegen|\
        fritidsklubben|treneren|skatteetaten|lånekassen|boligkontoret|husvertkoordinator|tolketjenesten|vaktmester|\
        biblioteket|karrieresenteret|lærebedriften|voksenopplæringen|fylkeskommunen|helfo|tannklinikken|frivilligsentralen",
    ),
    (
        "familie",
        "mor|far|lillebror|storesøster|onkel|tante|bestemor|fetteren i Tyskland|broren i Sverige|søsteren hjemme|\
        familien|søsknene|tvillingbroren|bestefar|kusina|de hjemme|farmor|morfar|nevøen|storebror|lillesøster|svogeren",
    ),
    (
        "butikk",
        "nærbutikken|lavpriskjeden|den tyrkiske butikken|den afghanske butikken|apoteket|bruktbutikken|byggvaren|\
        sportsbutikken|grønnsakstorget|klesbutikken|bokhandelen|jernvaren|kjøpesenteret|bakeriet|fiskebutikken",
    ),
    (
        "vare",
        "ris|olje|løk|tomater|mel|sukker|te|kaffe|melk|egg|brød|ost|kyllinglår|linser|bønner|poteter|gulrøtter|\
        paprika|agurk|salat|epler|bananer|appelsiner|druer|dadler|nøtter|yoghurt|smør|pasta|makaroni|tomatpuré|kikerter|\
        hvitløk|ingefær|koriander|persille|spisskummen|gurkemeie|kardemomme|kanel|nellik|pepper|salt|chili|sitron|\
        honning|syltetøy|havregryn|knekkebrød|fiskepinner|laks|torsk|kjøttdeig|lammekjøtt|pølser|tunfisk|mais|erter|\
        brokkoli|blomkål|spinat|squash|aubergine|sopp|søtpoteter|rødbeter|kål|purre|selleri|mynte|dill|basilikum|eddik|\
        soyasaus|kokosmelk|nudler|tortillalefser|rømme|fløte|iskrem|juice|saft|brus|vaskemiddel|såpe|sjampo|tannkrem|\
        tannbørste|toalettpapir|tørkepapir|oppvaskmiddel|skyllemiddel|søppelposer|bakepapir|plastfolie|lyspærer|batterier|\
        fyrstikker|stearinlys|plaster|sårsalve|bind|barberhøvler|deodorant|hårvoks|balsam|fuktighetskrem|solkrem|\
        kladdebøker|penner|blyanter|viskelær|permer|limstift|frimerker|gavepapir|servietter|engangskopper|kluter|svamper|\
        mopp|feiebrett|bøtte|klesklyper|hengere|sengetøy|håndklær|putevar|dyne|gardiner|lampeskjerm|vekkerklokke|ladekabel",
    ),
    (
        "tøy",
        "ull|mørke klær|hvite klær|sengetøy|treningstøy|jakke|vintersko|dongeribukser|skjorter|gensere|sokker|luer|\
        regntøy|votter|skjerf|boblejakke|joggesko|fotballsko|dress til skoleball|t-skjorter|ullundertøy|hettegensere",
    ),
    (
        "regning",
        "strømregningen|husleia|mobilregningen|en gammel regning fra tannlegen|bussbilletten|treningsavgiften|\
        kontingenten i laget|en bot fra bussen|studieboka|nettabonnementet|innboforsikringen|en faktura fra legevakta|\
        egenandelen|skoleturen|førerkurset",
    ),
    ("sykkel", "slange|kjede|bremsekloss|sadel|lykt|pedal|bakhjul|forskjerm|ringeklokke|girwire|dekk|styrehåndtak|lås"),
    (
        "sak",
        "vedtaket|ukeplanen|husreglene|oppholdskortet|leiekontrakten|budsjettet|handlingsplanen|brevet fra UDI|\
        innkallingen|samtykkene|planen for ettervern|avtalen med skolen|søknaden om familiegjenforening|klagen|\
        møtereferatet|medisinlista|bankavtalen|skattekortet|fullmakten|innsynsretten|opplæringsplanen|boligsøknaden",
    ),
    (
        "avtale",
        "innetid|besøk|vekking|skjermbruk|lekser|trening|matlaging|rydding|penger|overnatting borte|røyking|musikk|\
        kontakt om natta|vask av kjøkken|bruk av bilen|lån av utstyr|besøk av kjæreste|faste samtaler|medisin|søvn|\
        busskort|matbudsjett|frokost|nøkler|turer|fellesmiddag|pakkepost|nettbruk|sykmelding|stille tid|handledag",
    ),
    (
        "fritid",
        "fotballtrening|styrketrening|svømming|klatring|boksing|volleyball|gitarkurs|kor|tegnekurs|sjakklubb|\
        skatepark|skøyter|skitrening|basket|håndball|dans|kokkekurs|fritidsklubben|sykling|løping|innebandy|cricket|\
        bryting|taekwondo|judo|badminton|bordtennis|teater|friluftsgruppa|leksecafé|språkkafé|filmklubb|datakveld|\
        sying|snekring|speider|førstehjelpskurs|frivillig arbeid|fisketur|orientering|padling",
    ),
    (
        "spill",
        "kort|ludo|sjakk|monopol|bordtennis|biljard|dart|uno|domino|yatzy|fifa|backgammon|karrom|quiz|fiaspill|\
        bordfotball|gjett ordet|alias|mattespill|memory|kubb|petanque",
    ),
    (
        "film",
        "en animasjonsfilm|en norsk komedie|en actionfilm|en gammel indisk film|en dokumentar om havet|en skrekkfilm|\
        en fotballfilm|en film om verdensrommet|en iransk film med undertekst|en westernfilm|en naturfilm|en krimserie|\
        en film fra krigen|en musikal|en film om et vennskap|en stumfilm|en romantisk komedie|en reiseserie",
    ),
    (
        "fest",
        "fødselsdagen|id-feiringen|julebordet|nouruz|syttende mai|sommeravslutningen|grillkvelden|filmkvelden|\
        avskjedsmiddagen|velkomstmiddagen|meskel|påskefrokosten|halloween|nyttårsaften|adventskaffen|fastebruddet|\
        skoleavslutningen|turen til hytta|fotballcupen|kulturkvelden|lussekattbakingen|peparkakekvelden",
    ),
    (
        "krangel",
        "oppvasken|musikken|fjernkontrollen|dusjen|maten i kjøleskapet|en lånt lader|røyk ved inngangen|\
        fotballkampen|en melding på telefonen|plassen i sofaen|vasketida|en kommentar om klær|rotet på kjøkkenet|\
        en sykkel|penger som ble lånt|hvem som skulle handle|besøket i går|en spøk|støy om natta|kjøkkenredskaper",
    ),
    (
        "rom",
        "fellesstua|felleskjøkkenet|gangen|boden|vaskerommet|møterommet|inngangen|kjelleren|trappa|sykkelboden|\
        tørkerommet|personalbasen|søppelrommet|loftet|teknisk rom|garderoben|bakgangen|teknisk sjakt|lageret|verandaen",
    ),
    (
        "vaktmester",
        "vaktmester|elektriker|rørlegger|skadedyrkontrollen|brannvernleder|låsesmed|brøytemannskapet|\
        ventilasjonsmontøren|heismontøren|maleren|takstmannen|IT-støtte|renholderen|alarmselskapet|snekkeren",
    ),
    (
        "førstehjelp",
        "plaster|kompress|brannsalve|saks|gasbind|kuldepose|engangshansker|pinsett|øyeskyll|sårvask|sportstape",
    ),
    (
        "husmøte",
        "mat og innkjøp|turer|støy|vaskelista|nett|besøk|ønsker til stua|ferien|brannvern|sykler|gjester om natta|\
        julefeiring|fellesmiddagen|røyking|bruk av vaskerommet|leksehjelp|lån av bil|nye møbler|film og spill|hagen",
    ),
    (
        "møbel",
        "seng|madrass|kommode|pult|stol|bokhylle|sofa|lampe|matte|gardinstang|hylle|nattbord|kjøleskap|komfyr|speil",
    ),
    (
        "lærer",
        "Solbrekk|Haugdahl|Nervold|Eidsaune|Grøtan|Volden|Skjærvold|Lianes|Bjørkan|Tøndel|Ryggvik|Støren|Hegdahl|\
        Aunemo|Fossmo|Gjølme|Hammervold|Indergård|Jørås|Kvamsøy|Leinstrand|Mogseth|Nyhagen|Opsal|Prestmo|Rødsjø|Sandnesmo|\
        Trøan|Uthaug|Viggen|Yttervik|Ødegård-Lien|Åsenhus|Belsvik|Dragset|Engvik|Foldvik|Granås|Hjelmset|Krokstad",
    ),
    (
        "tung",
        "trøtt|urolig|stille|lei seg|irritert|stresset|oppgitt|skuffet|rastløs|trist|usikker|engstelig|mutt|ensom|nedstemt",
    ),
    (
        "sport",
        "fotballtrening|styrketrening|svømming|klatring|boksing|volleyball|basket|håndball|innebandy|cricket|bryting|\
        taekwondo|judo|badminton|skøyter|skitrening|løping|dansekurs|bordtennis|turn|friidrett|rulleskøyter|sykkeltrening",
    ),
    ("ukedag", "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"),
    ("hverdag", "mandag|tirsdag|onsdag|torsdag|fredag"),
    ("ordenstall", "andre|tredje|fjerde|femte|sjette"),
    ("tall6", "to|tre|fire|fem|seks"),
    (
        "definert",
        "badet|kjøkkenet|gulvet|ovnen|vinduene|kjøleskapet|komfyren|dusjen|benken|entréen|stua|toalettet|viften",
    ),
];

/// Words put together from two lists, as Norwegian does: first part, last part.
const JOINED: &[(&str, &str, &str)] = &[
    (
        "bakst",
        "kanel|sjokolade|eple|ost|gulrot|bringebær|blåbær|vanilje|sitron|kardemomme|nøtte|daddel|kokos|rosin",
        "kake|boller|muffins|kjeks|pai|terte|vafler|brød",
    ),
    (
        "plagg",
        "ull|bomulls|regn|vinter|sommer|trenings|dongeri|skinn|strikke|fleece|vind|dun|ski|løpe",
        "jakke|bukse|genser|lue|votter|sokker|skjorte|sko|skjerf|vest",
    ),
    (
        "møte",
        "primær|ansvarsgruppe|utviklings|opplærings|søvn|økonomi|framtids|foreldre|ettervern|kartleggings|bolig|\
        helse|informasjons|tolke|planleggings|evaluerings|nettverks|språk|karriere|rådgivnings|flytte|oppfølgings",
        "samtale|møte|time|avtale|runde|kveld|dag|gruppe",
    ),
    (
        "stilling",
        "butikk|lager|kafé|kjøkken|barnehage|verksted|hotell|sykehjems|kontor|hage|bil|rørlegger|data|renholds|snekker|\
        maler|bakeri|skole|park|havne",
        "assistent|medarbeider|lærling|vikar|hjelp|praktikant",
    ),
    (
        "utstyr",
        "sykkel|ski|fotball|skole|kjøkken|tur|telt|sove|bade|data|mobil|gitar|tegne|sy|maler|verktøy|skøyte|svømme",
        "veske|sekk|pose|eske|koffert|boks|bag",
    ),
    (
        "brev",
        "NAV-|skatte|bank|skole|lege|tannlege|politi|forsikrings|strøm|husleie|mobil|lånekasse|buss|idretts|vaksine",
        "brev|papirer|skjema|faktura|melding",
    ),
    (
        "rett",
        "kylling|linse|lakse|torske|okse|lamme|grønnsaks|kikert|bønne|tomat|sopp|spinat|potet|løk|squash|blomkål|\
        gulrot|kjøttbolle|karri|kokos|paprika|aubergine|søtpotet|mais|brokkoli|kål|purre|reke|kalkun|erte|gresskar",
        "gryte|suppe|form|wok|salat|pai|pasta|lasagne|paté|stuing|risotto",
    ),
    (
        "skoleting",
        "norsk|matte|naturfag|samfunnsfag|engelsk|musikk|grammatikk|lese|skrive|muntlig|historie|geografi|biologi|\
        kjemi|økonomi|helsefag|spansk|fordypnings",
        "prøve|oppgave|innlevering|lekse|framføring|tentamen|test",
    ),
    (
        "ting",
        "kjøkken|bade|gang|stue|bod|vaskeroms|sykkel|post|kjeller|trappe|entré|soveroms|møteroms|loft|dusj|veranda|\
        ytter|branntrapp|inngangs|tørkeroms|balkong|garasje",
        "lampa|døra|vinduet|låsen|hylla|skapet|vifta|speilet|ovnen|bryteren|håndtaket|lista|karmen|kontakten|hengslet|\
        gulvet|taket|panelet|varmekabelen",
    ),
];

/// All words by the name of the gap they fill.
pub(super) type Words = BTreeMap<&'static str, Vec<String>>;

/// Reads the lists; done once for a house.
pub(super) fn words() -> Words {
    let lists = LISTS.iter().map(|&(name, list)| (name, split(list).map(str::to_owned).collect()));
    let joined = JOINED.iter().map(|&(name, first, last)| (name, join(first, last)));
    lists.chain(joined).collect()
}

fn split(list: &'static str) -> impl Iterator<Item = &'static str> + Clone {
    list.split('|').map(str::trim)
}

fn join(first: &'static str, last: &'static str) -> Vec<String> {
    split(first).flat_map(|first| split(last).map(move |last| format!("{first}{last}"))).collect()
}
