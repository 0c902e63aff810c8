/** What the invented customers of one country are made of. Streets and people are made up; the towns are real. */
export interface SampleCountry {
  readonly code: string
  /** How many of the customers live there. */
  readonly customers: number
  readonly given: readonly string[]
  readonly family: readonly string[]
  readonly streets: readonly string[]
  /** Town, region and a postal code, as the country writes them. */
  readonly towns: readonly (readonly [city: string, region: string, postalCode: string])[]
  /** What goes after a company's name. */
  readonly companyForms: readonly string[]
  /** `#` is the number of the house, `*` the street. */
  readonly line1: string
  /** A second line for some; `#` is a number. */
  readonly line2: readonly string[]
  /** Names are written family name first. */
  readonly isFamilyFirst?: boolean
}

const list = (words: string): readonly string[] => words.split('|')
const towns = (rows: string): SampleCountry['towns'] =>
  rows.split(';').map((row) => {
    const [city = '', region = '', postalCode = ''] = row.split('|')
    return [city, region, postalCode]
  })

export const sampleCountries: readonly SampleCountry[] = [
  {
    code: 'US',
    customers: 66,
    given: list('Amelia|Marcus|Priya|Daniel|Rosa|Theodore|Naomi|Caleb|Ingrid|Wesley|Camila|Grace|Omar|Hannah|Elliot|Ruth|Javier|Maya|Owen|Lucille'),
    family: list('Okafor|Whitfield|Nakamura|Delgado|Brennan|Lindqvist|Castellanos|Abbott|Feldman|Pruitt|Vasquez|Hollis|Osei|Kowalski|Marsh|Tran|Greenwood|Ellison|Bianchi|Sandoval'),
    streets: list('Alder Street|Quarry Road|Mill Pond Lane|Larkspur Avenue|Old Ferry Road|Cottonwood Drive|Harvest Court|Tamarack Way|Signal Hill Road|Juniper Street'),
    towns: towns('Portland|OR|97214;Asheville|NC|28801;Minneapolis|MN|55407;Santa Fe|NM|87501;Burlington|VT|05401;Madison|WI|53703;Boulder|CO|80302;Providence|RI|02906;Austin|TX|78704;Ann Arbor|MI|48104;Seattle|WA|98103;Brooklyn|NY|11215;Oakland|CA|94609;Savannah|GA|31401'),
    companyForms: list('Inc.|LLC|Co.|'),
    line1: '# *',
    line2: list('Apt #|Suite #|Unit #'),
  },
  {
    code: 'GB',
    customers: 26,
    given: list('Imogen|Alistair|Nia|Rupert|Zainab|Fergus|Harriet|Callum|Beatrice|Tobias|Siobhán|Dev'),
    family: list('Ashworth|Pemberton|Llewellyn|Adeyemi|Fairclough|Mackenzie|Thornbury|Patel|Hargreaves|Winslow|O’Rourke|Cartwright'),
    streets: list('Weavers Row|St Bride’s Lane|Tanner’s Yard|Orchard Rise|Lower Mill Road|Kiln Close|Wharf Street|Bellfield Terrace'),
    towns: towns('Bristol||BS6 5QT;Edinburgh||EH9 1PL;Leeds||LS8 2HN;Cardiff||CF11 9LJ;Norwich||NR2 3BD;London||N16 8JR;Sheffield||S7 1FR;Bath||BA2 4EX'),
    companyForms: list('Ltd|Ltd|LLP|'),
    line1: '# *',
    line2: list('Flat #|The Old Dairy|Unit #'),
  },
  {
    code: 'DE',
    customers: 24,
    given: list('Jörg|Annika|Matthias|Käthe|Florian|Sabine|Björn|Ulrike|Lukas|Franziska|Günther|Maren'),
    family: list('Müller-Lüdenscheidt|Weißenborn|Schröder|Baumgärtner|Köhler|von der Heide|Jäger|Oberhäuser|Strauß|Bräutigam|Hoffmann|Petersen'),
    streets: list('Lindenstraße|Am Mühlbach|Kastanienallee|Brückengasse|Goethestraße|Alter Fischmarkt|Rosenweg|Färberstraße'),
    towns: towns('Berlin||10437;Hamburg||22765;München||80469;Leipzig||04229;Köln||50674;Freiburg im Breisgau||79104;Nürnberg||90429;Görlitz||02826'),
    companyForms: list('GmbH|GmbH|GmbH & Co. KG|e.K.'),
    line1: '* #',
    line2: list('Hinterhaus|c/o Werkstatt|3. OG rechts'),
  },
  {
    code: 'FR',
    customers: 16,
    given: list('Élodie|Rémi|Françoise|Loïc|Manon|Gaëtan|Céline|Bastien|Noémie|Thibault'),
    family: list('Lefèvre|Saint-Aubin|Garçon|Marchand|Béranger|Delacroix|Rousseau|Nguyen|Chevallier|Le Goff'),
    streets: list('rue des Tilleuls|impasse du Four|quai aux Herbes|allée des Cerisiers|rue du Vieux Pressoir|place de la Halle'),
    towns: towns('Lyon||69004;Nantes||44000;Bordeaux||33800;Rennes||35700;Paris||75011;Lille||59800;Aix-en-Provence||13100'),
    companyForms: list('SARL|SAS|'),
    line1: '# *',
    line2: list('Bâtiment B|2e étage|Résidence Les Ormes'),
  },
  {
    code: 'CA',
    customers: 14,
    given: list('Étienne|Margaret|Liam|Geneviève|Noor|Duncan|Aiyana|Sylvie'),
    family: list('Tremblay|MacLeod|Bouchard|Singh|Fontaine|Robichaud|Chen|Gagné'),
    streets: list('Maplecrest Avenue|Harbour View Road|Chemin du Moulin|Birchmount Lane|Wellspring Street|Rue des Pins'),
    towns: towns('Halifax|NS|B3H 2Y4;Montréal|QC|H2T 1S6;Victoria|BC|V8R 1E7;Toronto|ON|M6J 2K3;Québec|QC|G1R 3Z9;Winnipeg|MB|R3G 0N5'),
    companyForms: list('Inc.|Ltd.|'),
    line1: '# *',
    line2: list('Unit #|Suite #'),
  },
  {
    code: 'NL',
    customers: 11,
    given: list('Sanne|Joost|Marijke|Pieter|Femke|Bram|Liesbeth|Daan'),
    family: list('van den Berg|de Vries|Hoekstra|Verhoeven|ten Brink|Bakker|van ’t Hoff|Smit'),
    streets: list('Molenweg|Lange Gracht|Kerkplein|Zeilmakerstraat|Wilgenlaan|Nieuwe Haven'),
    towns: towns('Utrecht||3512 JK;Haarlem||2011 RD;Groningen||9712 EA;Delft||2611 GH;Amsterdam||1016 DR'),
    companyForms: list('B.V.|B.V.|'),
    line1: '* #',
    line2: list('2 hoog|Achterhuis'),
  },
  {
    code: 'AU',
    customers: 10,
    given: list('Bronwyn|Lachlan|Matilda|Arjun|Saskia|Hamish|Kirra|Tom'),
    family: list('McAllister|Nguyen|Papadopoulos|Fitzgerald|Rahman|Delaney|Whitmore|Rossi'),
    streets: list('Banksia Street|Wattle Grove|Lighthouse Road|Jarrah Court|Ferry Parade|Paperbark Lane'),
    towns: towns('Hobart|TAS|7000;Fremantle|WA|6160;Brunswick|VIC|3056;Newtown|NSW|2042;Adelaide|SA|5000'),
    companyForms: list('Pty Ltd|Pty Ltd|'),
    line1: '# *',
    line2: list('Unit #|Shop #'),
  },
  {
    code: 'BR',
    customers: 10,
    given: list('João|Beatriz|Thiago|Conceição|Rafael|Luíza|Vinícius|Antônia'),
    family: list('Guimarães|da Costa|Araújo|Magalhães|Nóbrega|Falcão|dos Anjos|Brandão'),
    streets: list('Rua das Acácias|Avenida do Porto|Travessa São Bento|Rua Sete Colinas|Alameda dos Ipês'),
    towns: towns('São Paulo|SP|05422-030;Florianópolis|SC|88015-200;Belo Horizonte|MG|30140-110;Recife|PE|52050-000;Curitiba|PR|80420-090'),
    companyForms: list('Ltda.|Ltda.|'),
    line1: '*, #',
    line2: list('Apto. #|Sala #|Pinheiros'),
  },
  {
    code: 'IN',
    customers: 9,
    given: list('Ananya|Vikram|Meera|Arvind|Lakshmi|Rohan|Kavita|Sanjay'),
    family: list('Krishnamurthy|Deshpande|Iyer|Bhattacharya|Reddy|Fernandes|Chaudhary|Menon'),
    streets: list('Temple Tank Road|Gulmohar Marg|Old Mint Street|Neem Tree Lane|Lake View Road'),
    towns: towns('Bengaluru|Karnataka|560038;Pune|Maharashtra|411004;Chennai|Tamil Nadu|600004;Kochi|Kerala|682001;Kolkata|West Bengal|700019'),
    companyForms: list('Pvt. Ltd.|LLP|'),
    line1: '#, *',
    line2: list('Flat #|2nd Floor|Near the Post Office'),
  },
  {
    code: 'JP',
    customers: 10,
    given: list('Keiko|Haruto|Yumi|Takeshi|Aoi|Kenji|Sakura|Daisuke'),
    family: list('Fujimoto|Hayashi|Matsuda|Ogawa|Shimizu|Ueno|Kurosawa|Inoue'),
    streets: list('Kitazawa, Setagaya-ku|Nishijin, Kamigyo-ku|Tenma, Kita-ku|Ropponmatsu, Chuo-ku|Motomachi, Naka-ku'),
    towns: towns('Tokyo||155-0031;Kyoto||602-8216;Osaka||530-0043;Fukuoka||810-0044;Yokohama||231-0861'),
    companyForms: list('K.K.|G.K.|'),
    line1: '#-3-12 *',
    line2: list('Maison Sumire #|Green Heights #'),
  },
  {
    code: 'JP',
    customers: 4,
    given: list('健一|美咲|直樹|彩香'),
    family: list('佐藤|高橋|渡辺|小林'),
    streets: list('北沢|西陣|天満'),
    towns: towns('世田谷区|東京都|155-0031;京都市上京区|京都府|602-8216;大阪市北区|大阪府|530-0043'),
    companyForms: list('株式会社'),
    line1: '*#丁目3-12',
    line2: list('すみれ荘#号'),
    isFamilyFirst: true,
  },
]

export const companyWords = list(
  'Kestrel|Juniper|Tidewater|Lantern|Marigold|Foxglove|Northlight|Saltmarsh|Copperleaf|Windrush|Halcyon Row|Bluebell|Driftwood|Ironbark|Papercrane|Quillwort|Redthread|Starling Yard|Thistle|Umberfield|Violet Hour|Wrenfield|Amberline|Brightwater|Cloudberry',
)
export const companyTrades = list(
  'Maps|Bindery|Robotics|Roasters|Bookkeeping|Studio|Cycles|Acoustics|Nursery|Press|Ceramics|Software|Letterpress|Optics|Textiles|Brewing|Architects|Dental|Analytics|Bakery',
)

/** Things remembered, as a founder jots them down beside a customer. */
export const sampleNotes = list(
  'daughter Mia started school this year|prefers tea to coffee|found the export bug nobody else saw|came to our very first meetup|wrote the time zone guide we still send to people|runs a community choir on Tuesdays|moved the whole team over from spreadsheets in one weekend|stayed with us through the long outage|rides to work on a tandem|restores wooden boats|sent us a postcard from Lisbon|asked for the keyboard shortcuts everybody now uses|teaches evening classes with our app|recommended us to three studios|adopted a greyhound called Biscuit|opened a second shop last spring|translated our help pages without being asked|bakes sourdough for the whole street|sent the kindest bug report we ever had|keeps bees on the office roof|has twins, Ida and Jonas|retired from nursing to start the firm|walked the Camino last summer|spotted the rounding error in the invoices|tested every beta since the first|plays second violin in the town orchestra|first customer in the country|suggested the dark theme|lent us the photos on our home page|waited a year for the calendar sync and said thank you',
)

/** Plan and what it costs a month, in cents. */
export const samplePlans: readonly (readonly [name: string, monthlyCents: number])[] = [
  ['Solo', 1200],
  ['Solo', 1200],
  ['Studio', 2900],
  ['Studio', 2900],
  ['Team', 7900],
  ['Business', 19_900],
]
