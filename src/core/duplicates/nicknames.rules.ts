/** Names that people go by instead of each other, folded; one line for each name. Short on purpose: the usual ones. */
const lines = `
alexander alexandre alejandro alex sasha xander
alexandra alejandra alex sandra sascha
andrew andreas andre andy drew andi
anthony antonio anton tony toni
barbara barb babs
benjamin ben benny
catherine katherine kathryn katharina katarina kate kathy katie kat cathy
charles carlos karl carl charlie chuck
christian chris
christina christine kristina tina chris kristin
christopher christoph chris kit topher
daniel dan danny dani
david dave davy
deborah debra debbie deb
dorothea dorothy dora dorothee dot
edward eduardo eduard ed eddie ned ted
elizabeth elisabeth liz lizzie beth betty eliza lisa elisa lisbeth sissi
emanuel manuel manu manny
eugene gene
frances francesca fran franny
francis francisco franz frank paco pancho
frederick friedrich fred fritz freddy
gabriel gabe
gerald gerard gerry jerry
gregory greg
guillermo william wilhelm will bill billy willi liam willy
harold harry hal
henry heinrich enrique hank harry heinz
isabella isabel isabelle bella isa
jacob jakob jake
jacqueline jackie
james jim jimmy jamie
jennifer jen jenny
jessica jess jessie
john jon johannes johann juan hans jack johnny
jonathan jon jonny
joseph josef jose joe joey sepp pepe
joshua josh
kenneth ken kenny
lawrence laurence lorenzo larry lars
leonard leonardo leo len lenny
louis luis ludwig lou louie
madeleine madeline maddie
margaret margarete margarita margarethe maggie meg peggy greta rita gretel
maria marie mary mia mimi
matthew matthias mateo matt matty
maximilian max
michael michel miguel mike mick mickey michi
nathaniel nathan nate nat
nicholas nicolas nikolaus klaus nick nico niko
pamela pam
patricia pat patty trish
patrick pat paddy
peter pedro pierre pete
philip philipp phillip phil
rebecca rebekka becky becca
richard ricardo rick dick rich ricky
robert roberto rob bob bobby robbie bert
ronald ron ronnie
rudolf rudolph rudi
samantha sam sammy
samuel sam sammy
sebastian basti seb
stephen steven stefan stephan esteban steve
stephanie stefanie steffi steph
susan susanne susanna sue susie suzy
terence terry
theodore theodor theo ted
theresa teresa tess terry resi
thomas tomas tom tommy
timothy tim timmy
valerie val
victoria viktoria vicky tori
vincent vincenzo vince vinny
walter walt wally
wolfgang wolf
zachary zach zack
ana anna anne ann annie
eva eve ewa evi
helen helena elena helene ellen leni nelly
`

const groups = new Map<string, number[]>()
for (const [group, line] of lines.trim().split('\n').entries()) {
  for (const name of line.split(' ')) groups.set(name, [...(groups.get(name) ?? []), group])
}

/** The lines a name stands in, by number. */
export const nicknameGroups = (name: string): readonly number[] => groups.get(name) ?? []

/** Bob is Robert. Both folded. */
export function isNickname(a: string, b: string): boolean {
  const ofB = groups.get(b)
  return ofB !== undefined && groups.get(a)?.some((group) => ofB.includes(group)) === true
}
