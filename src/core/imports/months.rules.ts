/** How months begin, folded, in English, German, French, Spanish, Italian, Dutch and Portuguese; one line for each month. */
const beginnings = [
  'jan janv ene gen',
  'feb fev febr fevr',
  'mar mrz marz maer mrt maart mars',
  'apr avr abr',
  'may mai mei mag maggio',
  'jun juin giu',
  'jul juil lug juli',
  'aug aou ago',
  'sep set sept',
  'oct okt ott out',
  'nov',
  'dec dez dic',
] as const

const words: readonly string[] = [
  'january januar janvier enero gennaio januari janeiro janner jaenner',
  'february februar fevrier febrero febbraio februari fevereiro',
  'march marz maerz mars marzo maart marco',
  'april avril abril aprile',
  'may mai mayo maggio mei maio',
  'june juni juin junio giugno junho',
  'july juli juillet julio luglio julho',
  'august aout agosto augustus',
  'september septembre septiembre settembre setembro setiembre',
  'october oktober octobre octubre ottobre outubro',
  'november novembre noviembre novembro',
  'december dezember decembre diciembre dicembre dezembro',
]

const numbers = new Map<string, number>(
  [...beginnings, ...words].flatMap((line, index) => line.split(' ').map((word) => [word, (index % 12) + 1] as const)),
)

/** The number of a month by its name or its usual short form; 0 for anything else. `name` is folded, without a dot. */
export const monthNumber = (name: string): number => numbers.get(name) ?? 0
